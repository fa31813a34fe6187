import { expect, test } from 'vitest';
import { forgettingGuests, lookingAfterGuests } from '../../web/engine/guests.ts';
import { type Guest, newGuest } from '../../web/guests/guest.ts';
import type { ChangeGuest } from '../../web/guests/outbox.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { demo, EPOCH } from './wire-world.ts';

const deployment = demo();
const { grid } = deployment;
const NOW = epochStart(grid, EPOCH);

/** A phone with one guest, added at that moment. */
const phone = (since: number) => {
  let guest: Guest | null = newGuest('1', 'Erna', { open: new Uint8Array(64) }, since);
  const info = { deployment: new Uint8Array(32), clock: 2 ** 40, lastRun: null, epochKeys: [] };
  /** Whether the window is closed before what was shared is noted. */
  let isClosed = false;
  const change: ChangeGuest = async (_, next) => {
    const before = guest;
    const after = guest && next(guest);
    if (isClosed && before && after && after.sent.length > before.sent.length) {
      isClosed = false;
      throw new Error('closed');
    }
    guest = after;
    return after;
  };
  const client = {
    info: async () => new Map([1, 2, 3].map((party) => [party, info])),
    epochKeys: async () => new Map(),
    flush: async () => [],
    results: () => Promise.reject(new Error('no answer')),
    close() {},
  };
  const step = lookingAfterGuests(
    { deployment, hash: '', since: NOW },
    {
      days: async () => 16,
      sureTime: async (now) => now,
      guests: async () => (guest ? [guest] : []),
      change,
      client: () => client,
      account: async () => ({}) as never,
      share: async ({ sequence, day: { epoch } }) => ({
        upload: { epoch, sequence, hash: new Uint8Array(32), messages: [Uint8Array.of(1)] },
        sent: [],
      }),
    },
  );
  const close = () => {
    isClosed = true;
  };
  return { step, close, guest: () => guest! };
};

test('a guest who was added while the clock was ahead is shared of from now on', async () => {
  const { step, guest } = phone(NOW + 100 * grid.epoch);
  await step(NOW);
  expect(guest().since).toBe(NOW);
  await step(epochStart(grid, EPOCH + 1) + deployment.run.collect / 2);
  expect(guest().sent.map(({ epoch }) => epoch)).toEqual([EPOCH]);
});

test('a clock that is set back for a while changes nothing', async () => {
  const { step, guest } = phone(NOW);
  await step(NOW - 1);
  expect(guest().since).toBe(NOW);
});

test('an upload is kept with what it holds, or not at all', async () => {
  const { step, close, guest } = phone(NOW);
  const due = epochStart(grid, EPOCH + 1) + deployment.run.collect / 2;
  close();
  await expect(step(due)).rejects.toThrow('closed');
  expect(guest().waiting).toEqual([]);
  await step(due + 2);
  expect(guest().waiting.map(({ epoch }) => epoch)).toEqual([EPOCH]);
});

test('on a phone whose account went on exposures of guests go when the run that is due looks back no further', async () => {
  const visit = { id: 'v', place: { secret: new Uint8Array(16), name: 'Café', defaultMinutes: 60 } };
  const ends = (epoch: number) => ({ from: epochStart(grid, epoch), to: epochStart(grid, epoch) + 20 });
  const stay = (epoch: number) => ({ ...visit, ...ends(epoch), until: ends(epoch).to });
  const found = (epoch: number) => ({ ...ends(epoch), visitIds: ['v'], seconds: 20, level: 1 as const });
  const { window } = deployment.run;
  const exposures = [found(EPOCH), found(EPOCH + window)];
  const checked = {
    run: EPOCH,
    agree: 'all' as const,
    missing: [],
    exposures,
  } as unknown as Guest['checked'];
  const keys = { open: new Uint8Array(64) };
  let guest: Guest | null = { ...newGuest('1', 'Erna', keys, NOW), visits: [stay(EPOCH + window)], checked };
  const ports = {
    days: async () => 60,
    sureTime: async (now: number) => now,
    guests: async () => (guest ? [guest] : []),
    change: async (_: string, next: Parameters<ChangeGuest>[1]) => {
      guest = guest && next(guest);
      return guest;
    },
  };
  const at = (epoch: number) => epochStart(grid, epoch + 1) + deployment.run.collect;
  await forgettingGuests({ deployment, hash: '', since: NOW }, ports, at(EPOCH + window - 1));
  expect(guest!.checked?.exposures).toEqual(exposures);
  await forgettingGuests({ deployment, hash: '', since: NOW }, ports, at(EPOCH + window));
  expect(guest!.checked?.exposures).toEqual(exposures.slice(1));
});
