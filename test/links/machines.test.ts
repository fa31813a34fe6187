import { mkdtempSync, rmSync } from 'node:fs';
import { connect as connectPlainly } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect, createServer } from 'node:tls';
import type { MessagePort as NodeMessagePort } from 'node:worker_threads';
import { generate } from 'selfsigned';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { codeOf, startThread } from '../../server-node/hosts/threads.ts';
import type { Address } from '../../server-node/listen.ts';
import { type RemoteThread, remoteThread } from '../../server-node/machines/remote-thread.ts';
import type { Thread } from '../../workers/node/compute-thread.ts';
import { build, match, startParties } from '../unit/thread-parties.ts';
import { safetrace, safetraceDone } from './command.ts';
import { freePorts } from './free-port.ts';
import { cliScript, ownWorker, WORKER_KEY, WorkerProcess } from './machines-world.ts';
import { WireTap } from './wire-tap.ts';

/** Workers on other machines: what a network and strangers can do. What they compute: thread-suite.ts. */

const script = await cliScript();
const code = await codeOf(script);
const ends: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

const reach = (address: Address, key = WORKER_KEY): RemoteThread => {
  const thread = remoteThread(address, key, code);
  ends.push(() => thread.terminate());
  return thread;
};
/** Why a thread cannot be reached, or was lost. */
const endOf = async (thread: RemoteThread): Promise<string> => {
  const { message } = await thread.died.catch((error: Error) => error);
  return message.replace(/:\d+:/, ':PORT:');
};

describe('a worker', () => {
  let worker: Awaited<ReturnType<typeof ownWorker>>;
  beforeAll(async () => {
    worker = await ownWorker(script);
  });
  afterAll(() => worker.close());

  test('is reached by who has the key', async () => {
    await reach(worker.address).met;
    await expect.poll(() => worker.lines.at(-1)).toMatch(/^computes for 127\.0\.0\.1:\d+$/);
  });

  test('refuses strangers: with another key, with a certificate, with none of both', async () => {
    const threads = () => worker.lines.filter((line) => line.startsWith('computes for')).length;
    const served = threads();
    expect(await endOf(reach(worker.address, new Uint8Array(32)))).toBe(
      'worker 127.0.0.1:PORT: it has another key, or is no worker of SafeTrace',
    );
    await expect.poll(() => worker.lines).toContain('refused without the key: 1, the last from 127.0.0.1');
    const certificate = await generate([{ name: 'commonName', value: 'SafeTrace' }]);
    for (const own of [{}, { cert: certificate.cert, key: certificate.private }]) {
      const line = connect({ ...worker.address, ...own, rejectUnauthorized: false });
      await new Promise((resolve) => line.once('error', resolve));
    }
    const plain = connectPlainly(worker.address.port, worker.address.host);
    plain.on('error', () => {});
    plain.write('GET / HTTP/1.1\r\n\r\n');
    await new Promise((resolve) => plain.once('close', resolve));
    expect(threads()).toBe(served);
    await reach(worker.address).met;
  });

  test('is not taken for one without the key, and is told nothing', async () => {
    const { cert, private: key } = await generate([{ name: 'commonName', value: '127.0.0.1' }]);
    let told = false;
    const impostor = createServer({ cert, key }, (line) => line.once('data', () => (told = true)));
    impostor.on('tlsClientError', () => {});
    await new Promise<void>((resolve) => impostor.listen(0, '127.0.0.1', resolve));
    ends.push(() => impostor.close());
    const { port } = impostor.address() as { port: number };
    const thread = reach({ host: '127.0.0.1', port });
    (thread.endpoint as unknown as MessagePort).postMessage('a secret');
    expect(await endOf(thread)).toMatch(/^worker 127\.0\.0\.1:PORT: /);
    expect(told).toBe(false);
  });

  test('that runs another build is refused by both sides', async () => {
    const other = await ownWorker(script, 'other');
    ends.push(other.close);
    const reason = 'it runs another build of SafeTrace';
    expect(await endOf(reach(other.address))).toBe(`worker 127.0.0.1:PORT: ${reason}`);
    await expect.poll(() => other.lines.at(-1)).toContain(reason);
  });

  test('that is not there is named', async () => {
    const gone = await ownWorker(script);
    await gone.close();
    const thread = reach(gone.address);
    const port = thread.endpoint as unknown as NodeMessagePort;
    port.postMessage('a secret');
    const closed = new Promise((resolve) => port.once('close', resolve));
    expect(await endOf(thread)).toMatch(/^worker 127\.0\.0\.1:PORT: connect ECONNREFUSED/);
    await closed; // with what was said to it
  });
});

describe('the connection to a worker', () => {
  let worker: Awaited<ReturnType<typeof ownWorker>>;
  let tap: WireTap;
  beforeAll(async () => {
    worker = await ownWorker(script);
  });
  afterAll(() => worker.close());
  const tapped = async (): Promise<RemoteThread> => {
    tap = await WireTap.before(worker.address);
    ends.push(() => tap.close());
    const thread = reach(tap.address);
    await thread.met;
    return thread;
  };
  const say = (thread: RemoteThread, word: string) =>
    (thread.endpoint as unknown as MessagePort).postMessage(word);

  test('shows nothing of what is said', async () => {
    const thread = await tapped();
    const length = () => Buffer.concat(tap.seen).length;
    const before = length();
    say(thread, 'a secret'.repeat(1000));
    await expect.poll(length).toBeGreaterThan(before + 8000);
    const seen = Buffer.concat(tap.seen);
    for (const word of ['a secret', code, Buffer.from(WORKER_KEY)]) expect(seen.includes(word)).toBe(false);
  });

  test('ends when a bit was changed', async () => {
    const thread = await tapped();
    tap.spoil();
    say(thread, 'a word');
    expect(await endOf(thread)).toMatch(/^worker 127\.0\.0\.1:PORT: /);
    await expect.poll(() => worker.lines.at(-1)).toMatch(/^computes no more for .*: .*bad record mac/i);
  });

  test('ends when it is cut', async () => {
    const thread = await tapped();
    tap.cut();
    expect(await endOf(thread)).toMatch(/^worker 127\.0\.0\.1:PORT: (read ECONNRESET|the connection ended)$/);
  });

  test('ends when a machine is gone without a word', { timeout: 30_000 }, async () => {
    const thread = await tapped();
    tap.hold();
    expect(await endOf(thread)).toBe('worker 127.0.0.1:PORT: it was not heard for 10 s');
  });
});

test('two processes of "safetrace worker" compute what one thread does, also after one was lost', {
  timeout: 120_000,
}, async () => {
  const workers = await Promise.all([WorkerProcess.start(), WorkerProcess.start()]);
  ends.push(() => Promise.all(workers.map((worker) => worker.stop())));
  const answer = async (shards: number, start: (shard: number) => Thread) => {
    const { parties, end } = startParties(shards, (_, shard) => start(shard));
    const built = await build(parties);
    const found = await match(
      parties,
      built.map(({ output }) => output),
    );
    await end();
    return found;
  };
  const far = (shard: number) => remoteThread(workers[shard].address, WORKER_KEY, code);
  const alone = await answer(1, () => startThread(script));
  expect(await answer(2, far)).toEqual(alone);

  const lost = startParties(2, (_, shard) => far(shard));
  const computing = build(lost.parties).catch((error) => error);
  await expect.poll(() => workers[1].output.split('computes for 127').length).toBe(1 + 2 * 3);
  await workers[1].restart();
  expect((await computing).message).toMatch(
    /^shard 2: worker 127\.0\.0\.1:\d+: (the conn|read|connect|Client)/,
  );
  await lost.end();
  expect(await answer(2, far)).toEqual(alone);
});

test('a node divides its jobs among workers, says whether they are there, and computes a run', {
  timeout: 180_000,
}, async () => {
  const directory = mkdtempSync(join(tmpdir(), 'safetrace-machines-'));
  ends.push(() => rmSync(directory, { recursive: true }));
  const state = join(directory, 'data');
  const port = await freePorts();
  const worker = await WorkerProcess.start();
  ends.push(() => worker.stop());
  await safetraceDone('init', '--demo', '--out', state, '--signal', `ws://127.0.0.1:${port}`);
  const start = (...words: string[]) => {
    const command = safetrace(...words);
    ends.push(() => command.stop());
    return command;
  };
  await start('signal', '--port', String(port)).line(/introduces peers/);
  const at = ({ host, port }: Address) => `${host}:${port}`;
  const absent = `127.0.0.1:${await freePorts()}`;
  const node = (party: number, ...words: string[]) => {
    const own = ['--state', join(state, `node-${party}`), '--deployment', join(state, 'deployment.json')];
    return start('node', ...own, '--loopback', '--shards', '2', ...words);
  };
  const key = ['--worker-key', worker.keyFile];
  const [first] = [
    node(1, '--workers', `${at(worker.address)},${at(worker.address)}`, ...key),
    node(2, '--workers', at(worker.address), ...key),
    node(3),
  ];
  await first.line(/node 1 +worker 127\.0\.0\.1:\d+ is there/);
  await first.line(/node 1 +run \d+, attempt \d+: done/);
  expect(worker.output).toMatch(/worker +computes for 127\.0\.0\.1:\d+/);
  expect(await first.stop()).toBe(0);
  const alone = node(1, '--workers', absent, ...key);
  await alone.line(/node 1 +worker 127\.0\.0\.1:\d+: connect ECONNREFUSED .*; runs fail until it is there/);
});
