import { bytesToHex } from '@noble/hashes/utils.js';
import { InputError } from 'safetrace/errors';
import { afterEach, expect, test } from 'vitest';
import type { Introducer } from '../../workers/link/peer-link.ts';
import { signDeployment } from '../../workers/wire/deployment-file.ts';
import { Phone, seeded, smallDeployment, visit, World } from '../world/world.ts';
import { join } from './third-party.ts';

const world = new World(smallDeployment());
afterEach(() => world.stop());

test('a client of the npm exports alone uploads a visit and reads its exposure', async () => {
  await world.startAll();
  const epoch = 1000;
  const ill = new Phone(world, 'ill');
  let member: Introducer | undefined;
  const text = signDeployment(world.deployment, seeded('key/node 1')(32)); // self-report: the first node signs
  const client = await join(text, async (nodeKey, { verifyKey }) => {
    member ??= world.network.introducer(bytesToHex(verifyKey));
    return member.dial(nodeKey);
  });

  world.endEpoch(epoch);
  await ill.upload(epoch, [visit(world, epoch, 1, 0, 20)], { emit: ill.consent, levels: [3] });
  const deliveries = await client.upload(epoch, [visit(world, epoch, 1, 10, 35)]);
  expect(deliveries.map(({ outcome }) => outcome)).toEqual(['receipt', 'receipt', 'receipt']);
  expect(await client.exposures()).toBeNull();

  await world.closeRun(epoch);
  expect(await client.exposures()).toEqual([
    { epoch, day: 0, from: 40_010, to: 40_020, visitIds: ['1000/1/10'], minutes: 10 / 60, level: 3 },
  ]);
});

test('what it catches is of the exported classes', async () => {
  const nobody = () => Promise.reject(new Error('no node is there'));
  await expect(join('{}', nobody)).rejects.toThrow(InputError);
});
