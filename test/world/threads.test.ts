import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { codeOf, startThread, threadComputer } from '../../server-node/hosts/threads.ts';
import { remoteThread } from '../../server-node/machines/remote-thread.ts';
import type { Computer } from '../../workers/node/computation.ts';
import { computeInThread, type Thread } from '../../workers/node/compute-thread.ts';
import { computeHere } from '../../workers/node/jobs.ts';
import { closingTime } from '../../workers/node/schedule.ts';
import type { Day } from '../../workers/phone/record.ts';
import { cliScript, WORKER_KEY, WorkerProcess } from '../links/machines-world.ts';
import { listClaims } from './authority.ts';
import { Phone, smallDeployment, visit, World } from './world.ts';

/** Nodes whose engines run in threads of their own, as in every node of Node. */

vi.setConfig({ testTimeout: 90_000 }); // threads start slowly where others compute

let threads: Computer;
let script: URL;
let start: () => Thread;
let world: World;
beforeAll(async () => {
  threads = await threadComputer();
  script = await cliScript();
  start = () => startThread(script);
});
afterEach(() => world.stop());

const EPOCH = 1000;

/** Somebody ill, somebody who met them, and somebody elsewhere; the ill one brings `report`. */
async function story(
  changes: Parameters<typeof smallDeployment>[0],
  computers: Computer[],
  report: Partial<Day> = { levels: [3] },
): Promise<Phone[]> {
  world = new World(smallDeployment(changes), EPOCH, computers);
  await world.startAll();
  const phones = ['ill', 'met', 'other'].map((name) => new Phone(world, name));
  const [ill, met, other] = phones;
  world.endEpoch(EPOCH);
  await ill.upload(EPOCH, [visit(world, EPOCH, 1, 0, 20)], { emit: ill.consent, ...report });
  await met.upload(EPOCH, [visit(world, EPOCH, 1, 10, 35)]);
  await other.upload(EPOCH, [visit(world, EPOCH, 2, 0, 40)]);
  return phones;
}

const exposed = (phones: readonly Phone[]) =>
  Promise.all(phones.map(async ({ client }) => (await client.results())!.exposed));

/** A claim is accepted and warns, when all nodes compute so. */
async function expectClaimsJoined(computer: Computer): Promise<void> {
  const claim = new Uint8Array(16).fill(0xc1);
  const phones = await story({ withAuthority: true }, [computer, computer, computer], { claim });
  await listClaims(world, EPOCH, [{ claim, levels: [3, 3, 3, 3, 3] }]);
  await world.closeRun(EPOCH);
  expect((await phones[0].client.results())!.accepted).toBe(true);
  expect(await exposed(phones)).toEqual([false, true, false]);
}

describe('an engine in a thread', () => {
  test.each(['exposure', 'collision'] as const)('gives everybody the result of %s', async (program) => {
    const phones = await story({ program }, [threads, threads, threads]);
    const report = await world.closeRun(EPOCH);
    expect(report).toMatchObject({ attempt: 1, uploads: 3, results: 3 });
    expect(report.costs.find(({ name }) => name === 'index')!.bytes).toBeGreaterThan(1000);
    expect(await exposed(phones)).toEqual([false, true, false]);
  });

  test('joins claims with the authority’s list', () => expectClaimsJoined(threads));

  test('computes with one that runs in its node’s own thread', async () => {
    const phones = await story({}, [threads, computeHere, threads]);
    await world.closeRun(EPOCH);
    expect(await exposed(phones)).toEqual([false, true, false]);
  });

  test('ends with the attempt when another node dies; the next attempt has another', async () => {
    const phones = await story({}, [threads, threads, threads]);
    const dead = world.nodes[2]!;
    const { progress } = dead.host;
    let killed = false;
    dead.host.progress = (state) => {
      progress!(state);
      if (state.run !== EPOCH || state.stage !== 'index' || killed) return;
      killed = true;
      void world.kill(3).then(() => world.start(3));
    };
    const report = await world.closeRun(EPOCH);
    expect(report.attempt).toBeGreaterThan(1);
    expect(await exposed(phones)).toEqual([false, true, false]);
  });
});

describe('shards in threads', () => {
  test('compute together', () => expectClaimsJoined(computeInThread(start, 2, 0)));

  test('end the attempt with their name when one dies; the next attempt has others', async () => {
    const started: Thread[] = [];
    const watched = () => {
      started.push(start());
      return started.at(-1)!;
    };
    const [mine, theirs] = [watched, start].map((start) => computeInThread(start, 3, 0));
    const phones = await story({}, [mine, theirs, theirs]);
    const { progress } = world.nodes[0]!.host;
    let killed = false;
    world.nodes[0]!.host.progress = (state) => {
      progress!(state);
      if (state.run !== EPOCH || state.stage !== 'index' || killed) return;
      killed = true;
      started.at(-2)!.terminate(); // of the attempt's threads, shards 1, 2, 3
    };
    const report = await world.closeRun(EPOCH);
    expect(report.attempt).toBeGreaterThan(1);
    expect(world.log.join('\n')).toContain('shard 2: the thread that computes has ended');
    expect(await exposed(phones)).toEqual([false, true, false]);
  });

  test('on other machines end the attempt when one is lost; the next attempt has it again', async () => {
    const worker = await WorkerProcess.start();
    const code = await codeOf(script);
    const far = (shard: number) => (shard === 0 ? start() : remoteThread(worker.address, WORKER_KEY, code));
    const [mine, theirs] = [far, start].map((start) => computeInThread(start, 2, 0));
    const phones = await story({}, [mine, theirs, theirs]);
    const { progress } = world.nodes[0]!.host;
    let lost: Promise<void> | undefined;
    world.nodes[0]!.host.progress = (state) => {
      progress!(state);
      if (state.run === EPOCH && state.stage === 'index') lost ??= worker.restart();
    };
    const report = await world.closeRun(EPOCH);
    expect(report.attempt).toBeGreaterThan(1);
    expect(world.log.join('\n')).toMatch(/shard 2: worker 127\.0\.0\.1:\d+: /);
    expect(await exposed(phones)).toEqual([false, true, false]);
    await lost;
    await worker.stop();
  });

  test('of another number than another node has are a clear error', async () => {
    const computers = [2, 2, 1].map((shards) => computeInThread(start, shards, 0));
    world = new World(smallDeployment(), EPOCH, computers);
    world.now = closingTime(world.deployment, EPOCH);
    for (const party of [1, 2, 3]) await world.start(party);
    await expect
      .poll(() => world.log.join('\n'), { timeout: 10_000 })
      .toContain('node 3 has --shards 1, this node --shards 2: start all with the same number');
    expect(world.log.join('\n')).toContain('node 1 has --shards 2, this node --shards 1');
  });
});
