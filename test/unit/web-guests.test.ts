import { expect, test } from 'vitest';
import {
  enter,
  inAnotherCommunity,
  leave,
  MOST_GUESTS,
  newGuest,
  problemOf,
  prune,
} from '../../web/guests/guest.ts';
import { guestOutbox } from '../../web/guests/outbox.ts';

const account = { open: new Uint8Array(64) };
const fresh = newGuest('1', ' Erna ', account, 1000);
const policy = { defaultLength: 7200, cap: 43_200, again: 300 };
const place = (n: number) => ({ secret: new Uint8Array(16).fill(n), name: `Place ${n}`, defaultMinutes: 30 });

test('twenty guests at most, each with a name that fits', () => {
  expect(problemOf('Erna', MOST_GUESTS - 1)).toBeNull();
  expect(problemOf('Erna', MOST_GUESTS)).toBe('full');
  expect(problemOf('  ', 0)).toBe('none');
  expect(problemOf('😀'.repeat(40), 0)).toBeNull();
  expect(problemOf('x'.repeat(41), 0)).toBe('long');
});

test('guests are checked in and out by the rules of the diary', () => {
  let guest = enter(fresh, place(1), policy, 2000, 'a');
  expect(guest.label).toBe('Erna');
  expect(enter(guest, place(1), policy, 2100, 'b')).toBe(guest);
  guest = enter(guest, place(2), policy, 2200, 'c');
  expect(guest.visits.map(({ id, from, to }) => [id, from, to])).toEqual([
    ['c', 2200, null],
    ['a', 2000, 2200],
  ]);
  guest = leave(guest, 2300);
  expect(guest.visits[0].to).toBe(2300);
  expect(leave(guest, 9000).visits).toEqual(guest.visits);
});

test('what is too old goes, at last the guest', () => {
  const guest = {
    ...leave(
      enter(leave(enter(fresh, place(1), policy, 2000, 'a'), 2100), place(2), policy, 5000, 'b'),
      5100,
    ),
    sent: [
      { epoch: 3, rows: [] },
      { epoch: 7, rows: [] },
    ],
    sequences: { 3: 1, 7: 2 },
    moments: [{ epoch: 3, at: 1 }],
  };
  const before = (moment: number) => (end: number) => end < moment;
  expect(prune(guest, before(1000), 3, 6000)).toBe(guest);
  const later = prune(guest, before(4200), 5, 5200)!;
  expect(later.visits.map(({ id }) => id)).toEqual(['b']);
  expect([later.sent.length, later.sequences, later.moments]).toEqual([1, { 7: 2 }, []]);
  expect(prune(guest, before(5101), 5, 6101)).toBeNull();
  expect(prune(fresh, before(1001), 5, 2001)).toBeNull();
});

test('another community knows nothing of a guest but sees no old keys', () => {
  const keys = { open: new Uint8Array(64).fill(1) };
  const guest = { ...enter(fresh, place(1), policy, 2000, 'a'), sequences: { 3: 1 } };
  const moved = inAnotherCommunity(guest, keys, 3000);
  expect(moved).toMatchObject({
    id: '1',
    label: 'Erna',
    account: keys,
    since: 3000,
    sequences: {},
    checked: null,
  });
  expect(moved.visits).toEqual(guest.visits);
});

test('a guest has an outbox of their own, and a deleted one sends nothing more', async () => {
  let kept: typeof fresh | null = fresh;
  const outbox = guestOutbox('1', async (_, change) => {
    kept = kept && change(kept);
    return kept;
  });
  expect([await outbox.nextSequence(5), await outbox.nextSequence(5), await outbox.nextSequence(6)]).toEqual([
    0, 1, 0,
  ]);
  const message = { party: 1, epoch: 5, sequence: 0, hash: new Uint8Array(32), message: new Uint8Array(9) };
  await outbox.add([message, { ...message, party: 2 }]);
  await outbox.add([{ ...message, party: 3 }]);
  expect((await outbox.list()).map(({ id, party }) => [id, party])).toEqual([
    [1, 1],
    [2, 2],
    [3, 3],
  ]);
  await outbox.drop(2);
  expect(await outbox.list()).toHaveLength(2);
  kept = null;
  expect(await outbox.list()).toEqual([]);
  await expect(outbox.nextSequence(7)).rejects.toThrow('deleted');
});
