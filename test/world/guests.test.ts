import { bytesToHex } from '@noble/hashes/utils.js';
import { afterEach, expect, test } from 'vitest';
import { openKeys } from '../../web/engine/account.ts';
import { lookingAfterGuests } from '../../web/engine/guests.ts';
import { enter, type Guest, leave, newGuest } from '../../web/guests/guest.ts';
import { type ChangeGuest, guestOutbox } from '../../web/guests/outbox.ts';
import { PhoneClient } from '../../workers/phone/client.ts';
import { phoneCrypto } from '../../workers/phone/crypto.ts';
import { sealUpload } from '../../workers/phone/seal.ts';
import { packDay } from '../../workers/share-order.ts';
import { createAccount, restoreAccount } from '../../workers/wire/account.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { Phone, seeded, smallDeployment, visit, World } from './world.ts';

const EPOCH = 1000;
const KEEP = 1000;
let world: World;
afterEach(() => world.stop());

/** Guests as the app's database keeps them, and the engine's step over links in memory. */
function host(labels: readonly string[]) {
  const { deployment, network } = world;
  const random = seeded('host');
  const guests = new Map<string, Guest>();
  const sizes = new Map<string, number>();
  for (const label of labels) {
    const { signKey, openKey } = createAccount(random);
    const open = Uint8Array.from([...signKey, ...openKey]);
    guests.set(label, newGuest(label, label, { open }, world.now));
  }
  const change: ChangeGuest = async (id, make) => {
    const guest = guests.get(id);
    const next = guest ? make(guest) : null;
    if (next) guests.set(id, next);
    else guests.delete(id);
    return next;
  };
  const step = lookingAfterGuests(
    { deployment, hash: '', since: world.now },
    {
      days: async () => KEEP / 86_400,
      sureTime: async (now) => now,
      async account(keys) {
        const { signKey, openKey } = await openKeys(keys);
        return restoreAccount(signKey, openKey);
      },
      guests: async () => [...guests.values()],
      change,
      client(id, account) {
        const introducer = network.introducer(bytesToHex(account.verifyKey));
        const outbox = guestOutbox(id, change);
        return new PhoneClient(deployment, account, {
          dial: (key) => introducer.dial(key),
          outbox,
          crypto: phoneCrypto(deployment, account, random),
        });
      },
      async share(order) {
        const { record, sent } = packDay(order, random);
        const { account } = order;
        const upload = await sealUpload(
          deployment,
          account,
          order.day.epoch,
          order.sequence,
          record,
          order.keys,
          random,
        );
        sizes.set(
          bytesToHex(account.signKey),
          upload.messages.reduce((sum, { length }) => sum + length, 0),
        );
        return { upload, sent };
      },
    },
  );
  return { guests, sizes, step, change };
}

test('a guest without a phone gets the answer of an account of their own, and is erased after the time to keep', async () => {
  world = new World(smallDeployment());
  await world.startAll();
  const { guests, sizes, step, change } = host(['Erna', 'Table 4']);
  const start = epochStart(world.deployment.grid, EPOCH);
  const cafe = { secret: new Uint8Array(16).fill(1), name: 'Café', defaultMinutes: 1 };
  await change('Erna', (guest) =>
    enter(guest, cafe, { ...world.deployment.visits, again: 0 }, start + 10, 'visit'),
  );
  await change('Erna', (guest) => leave(guest, start + 30));

  const ill = new Phone(world, 'ill');
  world.endEpoch(EPOCH);
  await ill.upload(EPOCH, [visit(world, EPOCH, 1, 0, 20)], { emit: ill.consent, levels: [2] });
  world.now = start + 40 + world.deployment.run.collect / 2;
  await step(world.now);
  expect([...guests.values()].map(({ waiting, sent }) => [waiting.length, sent.length])).toEqual([
    [0, 1],
    [0, 1],
  ]);
  // Whoever was nowhere sends as much.
  expect(new Set(sizes.values()).size).toBe(1);
  expect(sizes.size).toBe(2);

  const report = await world.closeRun(EPOCH);
  expect(report.run).toBe(EPOCH);
  await step(world.now);
  expect(guests.get('Erna')!.checked).toMatchObject({
    run: EPOCH,
    agree: 'all',
    missing: [],
    exposures: [{ from: start + 10, to: start + 20, visitIds: ['visit'], seconds: 10, level: 2 }],
  });
  expect(guests.get('Table 4')!.checked).toMatchObject({ run: EPOCH, exposures: [] });

  await step(start + 30 + KEEP).catch(() => {}); // nobody closes those runs
  expect([...guests.keys()]).toEqual(['Erna']);
  await step(start + 31 + KEEP).catch(() => {});
  expect(guests.size).toBe(0);
});
