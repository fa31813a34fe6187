import { expect, test } from 'vitest';
import { PhoneClient } from '../../workers/phone/client.ts';
import { phoneCrypto } from '../../workers/phone/crypto.ts';
import { memoryOutbox } from '../../workers/phone/outbox.ts';
import { sealUpload } from '../../workers/phone/seal.ts';
import { packDay, type ShareOrder } from '../../workers/share-order.ts';
import { createAccount } from '../../workers/wire/account.ts';
import { createEpochKey } from '../../workers/wire/epoch-key.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { demo, seeded } from './wire-world.ts';

/** A real community's days, with places for the visits of a busy one. */
const d = demo({ grid: { slot: 900, epoch: 86_400, offset: 0 }, place: { h: 12, venues: 3, meets: 1 } });
const EPOCH = 20_000;
const account = createAccount(seeded('phone'));
const keys = new Map([1, 2, 3].map((party) => [party, createEpochKey(seeded(`key ${party}`)).key]));

/** Bytes of the messages in the outbox of a phone that shared a day so: by node, in the order of the roster. */
async function outboxOf(places: number, report: Pick<ShareOrder, 'consent'> & { claim: Uint8Array | null }) {
  const start = epochStart(d.grid, EPOCH);
  const visits = Array.from({ length: places }, (_, i) => ({
    id: `${i}`,
    secret: new Uint8Array(16).fill(i),
    from: start + 8000 * i,
    to: start + 8000 * i + 6000,
  }));
  const day = { epoch: EPOCH, stays: visits, meets: [], near: null, claim: report.claim, levels: null };
  const { record, sent } = packDay({ deployment: d, day, consent: report.consent }, seeded('share'));
  const outbox = memoryOutbox();
  const dial = async () => Promise.reject(new Error('nobody is asked'));
  const phone = new PhoneClient(d, account, {
    dial,
    outbox,
    crypto: phoneCrypto(d, account, seeded('phone')),
  });
  await phone.keep(await sealUpload(d, account, EPOCH, 0, record, keys, seeded('seal')));
  const messages = await outbox.list();
  return { places: new Set(sent.flatMap((row) => row.visits.map(({ id }) => id))).size, messages };
}

test('what waits in the outbox has the same size after ten places as after none, with a report and without', async () => {
  const none = { claim: null, consent: null };
  const report = { claim: new Uint8Array(16).fill(7), consent: { earlier: [], ids: [], days: [] } };
  const [idle, busy, ill] = [await outboxOf(0, none), await outboxOf(10, none), await outboxOf(10, report)];
  expect([idle.places, busy.places, ill.places]).toEqual([0, 10, 10]);
  const sizes = ({ messages }: typeof idle) => messages.map(({ message }) => message.length);
  expect(sizes(idle)).toHaveLength(3);
  expect(sizes(busy)).toEqual(sizes(idle));
  expect(sizes(ill)).toEqual(sizes(idle));
});
