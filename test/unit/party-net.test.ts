import { bytesToHex } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { memoryNetwork } from '../../workers/link/memory.ts';
import { memoryNets } from '../../workers/mpc/net-memory.ts';
import { PortLinks } from '../../workers/mpc/net-port.ts';
import type { Party, PartyNet } from '../../workers/mpc/party.ts';
import { Mesh } from '../../workers/node/mesh.ts';
import { type OpenNets, partyNetSuite } from './party-net-suite.ts';

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
  const ports = PARTIES.map(() => new Map<Party, MessagePort>());
  for (const [a, b] of [
    [1, 2],
    [1, 3],
    [2, 3],
  ]) {
    const { port1, port2 } = new MessageChannel();
    ports[a - 1].set(b, port1);
    ports[b - 1].set(a, port2);
  }
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

partyNetSuite('messages over the mesh of nodes', true, openMesh);

/** Three nodes' meshes over links in memory. */
async function openMesh(): Promise<OpenNets> {
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
  return {
    job: (name) => meshes.map((mesh) => mesh.channel(1, 1, name)),
    fail: () => {
      meshes[0].stop();
      return 'was lost';
    },
    done: () => meshes.forEach((mesh) => void mesh.stop()),
  };
}

test('a port takes a whole buffer along instead of copying it, and leaves one that holds more', () => {
  const { port1, port2 } = new MessageChannel();
  const links = new PortLinks(1, new Map([[2, port1]]));
  const data = Uint8Array.of(1, 2, 3);
  links.channel('a').send(2, 'step', data.subarray(1));
  expect(data).toEqual(Uint8Array.of(1, 2, 3));
  links.channel('a').send(2, 'step', data);
  expect(data.length).toBe(0);
  links.fail('the test is over');
  port2.close();
});
