import { afterEach, expect, test } from 'vitest';
import { exposuresOf } from '../../workers/phone/exposures.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { resultShape } from '../../workers/wire/shape.ts';
import { Phone, smallDeployment, visit, World } from './world.ts';

let world: World;
afterEach(() => world.stop());

const EPOCH = 1000;

/**
 * An ill person at venue 1 and another at venue 2, each of their visitors, and what each of those is told.
 * @param near rows of another kind and block beside them, all empty
 */
async function told(detail: Deployment['detail'], near: Deployment['near'] = null) {
  world = new World(smallDeployment({ detail, near }));
  await world.startAll();
  const phone = (name: string) => new Phone(world, name);
  const [ill, illAlone, met, friend, alone, elsewhere] = [
    'ill',
    'illAlone',
    'met',
    'friend',
    'alone',
    'elsewhere',
  ].map(phone);
  world.endEpoch(EPOCH);
  const at = (venue: number, from: number, to: number) => visit(world, EPOCH, venue, from, to);
  await ill.upload(EPOCH, [at(1, 0, 20)], { emit: ill.consent, levels: [2] });
  await illAlone.upload(EPOCH, [at(2, 0, 40)], { emit: illAlone.consent, levels: [3] });
  await met.upload(EPOCH, [at(1, 10, 35)]);
  await friend.upload(EPOCH, [at(1, 5, 10)]);
  await alone.upload(EPOCH, [at(2, 20, 30)]);
  await elsewhere.upload(EPOCH, [at(3, 0, 40)]);
  await world.closeRun(EPOCH);
  const answers = await Promise.all(
    [met, friend, alone, elsewhere].map(async ({ client, sent }) => {
      const answer = (await client.results())!;
      expect(answer.agree).toBe('all');
      return { answer, exposures: exposuresOf(world.deployment, answer, sent) };
    }),
  );
  const [metAnswer, friendAnswer, aloneAnswer, elsewhereAnswer] = answers;
  return { met: metAnswer, friend: friendAnswer, alone: aloneAnswer, elsewhere: elsewhereAnswer };
}

test('day: who was exposed learns the day and the level, and the result has room for no more', async () => {
  const { met, friend, alone, elsewhere } = await told(
    { policy: 'day' },
    { h: 2, self: 1, heard: 2, symmetric: true },
  );
  const day = (level: number) => [
    { epoch: EPOCH, day: 0, from: 40_000, to: 40_040, visitIds: [], minutes: null, level },
  ];
  expect(met.exposures).toEqual(day(2));
  expect(friend.exposures).toEqual(day(2));
  expect(alone.exposures).toEqual(day(3));
  expect(elsewhere.exposures).toEqual([]);
  expect(met.answer).toMatchObject({ exposed: true, rows: [], days: [{ age: 0, level: 2 }] });
  expect(elsewhere.answer).toMatchObject({ exposed: false, rows: [], days: [] });
  expect(resultShape(world.deployment).bits).toBe(1 + 3 * world.deployment.run.window);
});

test('strict: slots where two others were too, elsewhere nothing at all', async () => {
  const { met, friend, alone, elsewhere } = await told({ policy: 'strict', crowd: 2 });
  expect(met.exposures).toMatchObject([{ from: 40_010, to: 40_020, level: 2 }]);
  expect(friend.exposures).toMatchObject([{ from: 40_005, to: 40_010, level: 2 }]);
  for (const { answer, exposures } of [alone, elsewhere]) {
    expect(exposures).toEqual([]);
    expect(answer).toMatchObject({ exposed: false, rows: [], days: [] });
  }
});

test('open: the same people at the same places are told everything', async () => {
  const { met, friend, alone, elsewhere } = await told({ policy: 'open' });
  expect(met.exposures).toMatchObject([{ from: 40_010, to: 40_020, level: 2 }]);
  expect(friend.exposures).toMatchObject([{ from: 40_005, to: 40_010, level: 2 }]);
  expect(alone.exposures).toMatchObject([{ from: 40_020, to: 40_030, level: 3 }]);
  expect(elsewhere.exposures).toEqual([]);
});
