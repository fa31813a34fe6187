import { afterEach, expect, test } from 'vitest';
import { pairsInHaste, strandsOf } from '../../workers/mpc/link-rate.ts';
import type { Computer } from '../../workers/node/computation.ts';
import { computeHere } from '../../workers/node/jobs.ts';
import { shapedLinks } from './shaped-network.ts';
import { Phone, smallDeployment, visit, World, type WorldLinks } from './world.ts';

/** Nodes measure their links at the beginning of a run, and compute as these ask. */

let world: World;
afterEach(() => world.stop());

const EPOCH = 1000;

/** What jobs were told of the links, in words: program, radix 2 up to so many pairs, blocks under way. */
type Told = Set<string>;

/** Computes here, and notes what jobs are told. */
const noting = (told: Told): Computer => ({
  shards: 1,
  begin(keys, ports) {
    const jobs = computeHere.begin(keys, ports);
    return {
      run(program, name, input, links) {
        told.add(`${program}: ${Math.floor(pairsInHaste(links))} pairs, ${strandsOf(links)} blocks`);
        return jobs.run(program, name, input, links);
      },
      end: () => jobs.end(),
    };
  },
});

/** A run over these links. @returns what each node logged of them, what its jobs were told, and what the index cost */
async function run(links?: WorldLinks, begun: () => void = () => {}) {
  const told: Told[] = [new Set(), new Set(), new Set()];
  world = new World(smallDeployment(), EPOCH, told.map(noting), links);
  await world.startAll();
  begun();
  for (const each of told) each.clear();
  const [ill, met, other] = ['ill', 'met', 'other'].map((name) => new Phone(world, name));
  world.endEpoch(EPOCH);
  await ill.upload(EPOCH, [visit(world, EPOCH, 1, 0, 20)], { emit: ill.consent, levels: [3] });
  await met.upload(EPOCH, [visit(world, EPOCH, 1, 10, 35)]);
  await other.upload(EPOCH, [visit(world, EPOCH, 2, 0, 40)]);
  const report = await world.closeRun(EPOCH);
  const exposed = [met, other].map(async ({ client }) => (await client.results())!.exposed);
  expect(await Promise.all(exposed)).toEqual([true, false]);
  const agreed = world.log.flatMap((line) => /^node \d: run 1000\.\d+ agreed (.*)$/.exec(line)?.[1] ?? []);
  expect(agreed).toHaveLength(3);
  expect(new Set(agreed).size).toBe(1);
  expect(told[1]).toEqual(told[0]);
  expect(told[2]).toEqual(told[0]);
  const { rounds, bytes } = report.costs.find(({ name }) => name === 'index')!;
  return { agreed: agreed[0], told: told[0], rounds, bytes };
}

test('links in memory are of the fastest class', async () => {
  const { agreed } = await run();
  expect(agreed).toBe(
    'links of 0.0625 ms by nodes 1, 2, 3, 4096 Mbit/s by nodes 1, 2, 3: radix 2 up to 6,564 pairs, else 4, 2 blocks under way',
  );
  expect(world.nodes[0]!.links().agreed).toMatchObject({ roundTripMs: 1 / 16, mbit: 4096 });
});

test('far links lead all three nodes to radix 2 and more blocks, two jobs beside each other to half as many', async () => {
  const { agreed, told } = await run(shapedLinks({ rtt: 120, mbit: 120 }));
  expect(agreed).toMatch(
    /^links of 128 ms .*, 128 Mbit\/s .*: radix 2 up to 420,102 pairs, else 4, 28 blocks/,
  );
  expect(told).toContain('levels: 420102 pairs, 28 blocks');
  expect(told).toContain('index: 210051 pairs, 14 blocks');
});

test('thin links lead all three nodes to radix 4: fewer bits, more rounds', async () => {
  const fast = await run();
  await world.stop();
  const thin = await run(shapedLinks({ rtt: 0, mbit: 1 }));
  expect(thin.agreed).toMatch(/, 1 Mbit\/s .*: radix 2 up to \d\d? pairs/);
  expect(thin.bytes).toBeLessThan(fast.bytes);
  expect(thin.rounds).toBeGreaterThan(fast.rounds);
});

test('a node that says the worst that can be said makes the run slow, not wrong, and is named', async () => {
  let ticks = 0;
  const { agreed } = await run(undefined, () => {
    world.nodes[1]!.host.milliseconds = () => {
      ticks += 1e9;
      return ticks;
    };
  });
  expect(agreed).toMatch(/^links of 1024 ms by node 2, 1 Mbit\/s by node 2: /);
});
