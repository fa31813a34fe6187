import { bytesToHex } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { memoryNetwork } from '../../workers/link/memory.ts';
import { memoryNets } from '../../workers/mpc/net-memory.ts';
import { PortLinks, type PortMessage } from '../../workers/mpc/net-port.ts';
import type { PartyNet } from '../../workers/mpc/party.ts';
import { Mesh } from '../../workers/node/mesh.ts';
import { linkedPorts } from '../bench/linked-ports.ts';
import { partyNetSuite } from './party-net-suite.ts';

const PARTIES = [1, 2, 3];

partyNetSuite('messages in memory', false, async () => {
  const made = new Map<string, PartyNet[]>();
  const job = (name: string) => {
    const nets = made.get(name) ?? memoryNets(3);
    made.set(name, nets);
    return nets;
  };
  return { job, done: () => {} };
});

partyNetSuite('messages over ports', true, async () => {
  const ports = linkedPorts(PARTIES);
  const links = ports.map((own, i) => new PortLinks(i + 1, own));
  return {
    job: (name) => links.map((link) => link.channel(name)),
    fail: () => {
      links[0].fail('nobody is left');
      return 'nobody is left';
    },
    done: () => links.forEach((link) => void link.fail('the test is over')),
  };
});

test('what many jobs send in one turn goes in one message, and what is large at once', async () => {
  const { port1, port2 } = new MessageChannel();
  const messages: string[][] = [];
  port2.onmessage = ({ data }: { data: PortMessage }) =>
    messages.push(typeof data === 'string' ? [] : data.map(([job]) => job));
  const links = new PortLinks(1, new Map([[2, port1]]));
  const send = (job: string, bytes: number) => links.channel(job).send(2, 'step', new Uint8Array(bytes));
  for (const job of ['a', 'b', 'c']) send(job, 10);
  await Promise.resolve();
  send('d', 10);
  send('large', 1 << 20);
  send('e', 10);
  await expect.poll(() => messages).toEqual([['a', 'b', 'c'], ['d', 'large'], ['e']]);
  links.fail('the test is over');
  port2.close();
});

partyNetSuite('messages over the mesh of nodes', true, async () => {
  const meshes = await startMeshes();
  return {
    job: (name) => meshes.map((mesh) => mesh.channel(1, 1, name)),
    fail: () => {
      meshes[0].stop();
      return 'was lost';
    },
    done: () => stop(meshes),
  };
});

partyNetSuite('messages over ports and the mesh', true, async () => {
  const meshes = await startMeshes();
  const links = meshes.map((mesh) => relayed(mesh));
  return {
    job: (name) => links.map((link) => link.channel(name)),
    fail: () => {
      meshes[0].discardBefore(1, 2);
      return 'the attempt ended';
    },
    done: () => stop(meshes),
  };
});

describe('a mesh that carries messages to another thread', () => {
  test('hands over what came before, and keeps other jobs to itself', async () => {
    const meshes = await startMeshes();
    const sender = relayed(meshes[0]).channel('a');
    sender.send(2, 'early', Uint8Array.of(1));
    meshes[0].channel(1, 1, 'a').send(2, 'own', Uint8Array.of(2));
    await new Promise((resolve) => setTimeout(resolve, 20));
    const reader = relayed(meshes[1]).channel('a');
    expect(await reader.receive(1, 'early')).toEqual(Uint8Array.of(1));
    expect(await meshes[1].channel(1, 1, 'a').receive(1, 'own')).toEqual(Uint8Array.of(2));
    sender.send(2, 'late', Uint8Array.of(3));
    meshes[0].channel(1, 1, 'a').send(2, 'own later', Uint8Array.of(4));
    expect(await reader.receive(1, 'late')).toEqual(Uint8Array.of(3));
    expect(await meshes[1].channel(1, 1, 'a').receive(1, 'own later')).toEqual(Uint8Array.of(4));
    stop(meshes);
  });

  test('keeps the messages of an engine and of its shards apart', async () => {
    const meshes = await startMeshes();
    const prefixes = ['job/', 'shard 1/', 'shard 2/'];
    prefixes.forEach((prefix, k) => {
      meshes[0].channel(1, 1, `${prefix}a`).send(2, 'step', Uint8Array.of(k));
    });
    await new Promise((resolve) => setTimeout(resolve, 20));
    const readers = prefixes.map((prefix) => relayed(meshes[1], prefix).channel('a'));
    for (const [k, reader] of readers.entries())
      expect(await reader.receive(1, 'step')).toEqual(Uint8Array.of(k));
    const waiting = readers.map((reader) => reader.receive(1, 'step'));
    meshes[1].discardBefore(1, 2);
    for (const end of await Promise.allSettled(waiting)) expect(end.status).toBe('rejected');
    stop(meshes);
  });

  test.each(['before', 'after'])(
    'says that an attempt is over, when it ended %s the thread began',
    async (when) => {
      const meshes = await startMeshes();
      if (when === 'before') meshes[1].discardBefore(1, 2);
      const waiting = relayed(meshes[1]).channel('a').receive(1, 'step');
      if (when === 'after') meshes[1].discardBefore(1, 2);
      await expect(waiting).rejects.toThrow(/the attempt ended/);
      stop(meshes);
    },
  );

  test('says that a party is not there', async () => {
    const meshes = await startMeshes();
    stop([meshes[0]]);
    await expect.poll(() => meshes[1].connected(1)).toBe(false);
    await expect(relayed(meshes[1]).channel('a').receive(1, 'step')).rejects.toThrow(
      /node 1 is not connected/,
    );
    stop(meshes);
  });
});

/** Three nodes' meshes over links in memory. */
async function startMeshes(): Promise<Mesh[]> {
  const keys = PARTIES.map((party) => bytesToHex(new Uint8Array(32).fill(party)));
  const network = memoryNetwork();
  let up = 0;
  const meshes = PARTIES.map((party) => {
    const introducer = network.introducer(keys[party - 1]);
    const mesh = new Mesh(party, keys, introducer, { control() {}, up: () => up++, down() {} });
    introducer.accept((link) => mesh.adopt(link));
    return mesh;
  });
  for (const mesh of meshes) mesh.start();
  while (up < 6) await new Promise((resolve) => setTimeout(resolve, 5));
  return meshes;
}

const stop = (meshes: readonly Mesh[]) => meshes.forEach((mesh) => void mesh.stop());

/** The links of an engine in another thread, carried by this mesh. */
function relayed(mesh: Mesh, prefix = 'job/'): PortLinks {
  const channels = mesh.others.map((party) => [party, new MessageChannel()] as const);
  mesh.relay(1, 1, prefix, new Map(channels.map(([party, { port1 }]) => [party, port1])));
  return new PortLinks(mesh.self, new Map(channels.map(([party, { port2 }]) => [party, port2])));
}

test('a port takes a whole buffer along instead of copying it, and leaves one that holds more', async () => {
  const { port1, port2 } = new MessageChannel();
  const links = new PortLinks(1, new Map([[2, port1]]));
  const data = Uint8Array.of(1, 2, 3);
  links.channel('a').send(2, 'step', data.subarray(1));
  expect(data).toEqual(Uint8Array.of(1, 2, 3));
  links.channel('a').send(2, 'step', data);
  await Promise.resolve();
  expect(data.length).toBe(0);
  links.fail('the test is over');
  port2.close();
});
