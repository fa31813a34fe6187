/** Deployments of other than three nodes: the same run, and what their phones make of wrong and missing shares. */
import { afterEach, describe, expect, test } from 'vitest';
import type { Shared } from '../../workers/mpc/shared.ts';
import { SCHEMES } from '../../workers/mpc/sharing.ts';
import type { Computation, Computer } from '../../workers/node/computation.ts';
import { computeHere } from '../../workers/node/jobs.ts';
import { Phone, smallDeployment, visit, World } from './world.ts';

const EPOCH = 1000;
let world: World;
afterEach(() => world.stop());

/** Computes as agreed, and then turns one bit of each result of its matches. */
const liar: Computer = {
  shards: 1,
  begin(keys, links) {
    const honest = computeHere.begin(keys, links);
    const run: Computation['run'] = async (program, name, input, rate) => {
      const computed = await honest.run(program, name, input, rate);
      if (program === 'match') (computed.output as Shared).parts[1]![0]! ^= 0xffff;
      return computed;
    };
    return { run, end: () => honest.end() };
  },
};

test.each([
  [4, 1, true],
  [5, 2, false],
] as const)(
  'of %i nodes against %i one lies, and signs it: corrected %s',
  async (parties, threshold, corrected) => {
    const computers = Array.from({ length: parties }, (_, i) => (i === 2 ? liar : computeHere));
    world = new World(smallDeployment({ parties, threshold }), EPOCH, computers);
    await world.startAll();
    const [ill, met] = [new Phone(world, 'ill'), new Phone(world, 'met')];
    world.endEpoch(EPOCH);
    await ill.upload(EPOCH, [visit(world, EPOCH, 1, 0, 20)], { levels: [2], emit: ill.consent });
    await met.upload(EPOCH, [visit(world, EPOCH, 1, 10, 30)]);
    await world.closeRun(EPOCH);
    expect(await met.client.results()).toMatchObject(
      corrected
        ? { agree: { contradicts: [3] }, believed: true, rows: [{ slots: [2, 3], level: 2 }] }
        : { agree: { contradicts: [1, 2, 3, 4, 5] }, believed: false, exposed: false, rows: [] },
    );
  },
);

// (7,2) differs in sizes alone.
describe.each(SCHEMES.filter(([n, t]) => n > 3 && !(n === 7 && t === 2)))(
  '%i nodes against %i',
  (parties, threshold) => {
    test('two at one place, one reports: the other alone learns when', async () => {
      world = new World(smallDeployment({ parties, threshold }), EPOCH);
      await world.startAll();
      const [ill, met, other] = ['ill', 'met', 'other'].map((name) => new Phone(world, name)) as [
        Phone,
        Phone,
        Phone,
      ];
      world.endEpoch(EPOCH);
      await ill.upload(EPOCH, [visit(world, EPOCH, 1, 0, 20)], { levels: [2, 0, 0], emit: ill.consent });
      await met.upload(EPOCH, [visit(world, EPOCH, 1, 10, 30)]);
      await other.upload(EPOCH, [visit(world, EPOCH, 2, 0, 20)]);
      const report = await world.closeRun(EPOCH);
      expect(report).toMatchObject({ uploads: 3, results: 3 });
      expect(report.roots).toHaveLength(parties);
      const found = await met.client.results();
      expect(found).toMatchObject({ agree: 'all', exposed: true });
      expect(found!.rows).toMatchObject([{ age: 0, slots: [2, 3], level: 2 }]);
      expect(await other.client.results()).toMatchObject({ agree: 'all', exposed: false, rows: [] });
      expect(await ill.client.results()).toMatchObject({ agree: 'all', exposed: false });

      // t+1 nodes are enough to read an answer, t are not.
      for (let party = threshold + 2; party <= parties; party++) await world.kill(party);
      met.client.close();
      expect(await met.client.results()).toMatchObject({
        agree: parties === threshold + 1 ? 'all' : 'some',
        exposed: true,
      });
      await world.kill(1);
      met.client.close();
      await expect(met.client.results()).rejects.toThrow(`fewer than ${threshold + 1} nodes`);
    });
  },
);
