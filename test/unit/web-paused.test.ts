/** What a pause, and the choice not to record, reach: each place that records by itself. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { nearDay } from '../../web/near/day.ts';
import { ears, startListening, stopListening } from '../../web/near/ears.ts';
import type { Listener } from '../../web/near/listen.ts';
import { keepPosition } from '../../web/places/keep.ts';
import { UNASKED } from '../../web/settings/consent.ts';
import type { Joined } from '../../web/store/schema.ts';
import { consent, joined, pauses } from '../../web/store/state.ts';
import { payloadOf } from '../../workers/near/advertisement.ts';
import type { Heard } from '../../workers/near/hearing.ts';
import { periodAt } from '../../workers/near/periods.ts';
import { nearRows } from '../../workers/phone/near-rows.ts';
import { epochAt, slotAt } from '../../workers/wire/time.ts';
import { nearDemo, T0 } from './near-world.ts';

// The model of the phone is asked for when the ears are loaded.
vi.hoisted(() =>
  vi.stubGlobal('navigator', {
    locks: { request: async (_: string, __: unknown, held: (lock: object) => unknown) => held({}) },
  }),
);

const d = nearDemo();
const kept: { heard: readonly Heard[]; cells: unknown[] } = { heard: [], cells: [] };
const air: { listener: Listener | null; stopped: AbortSignal | null } = { listener: null, stopped: null };
let now = T0;

vi.mock('../../web/app/now.ts', async () => ({
  now: (await import('@preact/signals')).signal(0),
  unixNow: () => now,
}));
vi.mock('../../web/store/db.ts', () => ({
  db: async () => ({
    getAll: async (name: string) => (name === 'pauses' ? pauses.value : []),
    transaction: () => ({
      store: { get: async () => undefined, put: async (row: unknown) => void kept.cells.push(row) },
      done: Promise.resolve(),
    }),
  }),
  readFact: async () => undefined,
}));
vi.mock('../../web/store/tags.ts', () => ({
  readTags: async () => [{ secret: new Uint8Array(16).fill(9), since: T0, until: null }],
}));
vi.mock('../../web/near/keep.ts', () => ({
  keepHeard: async (heard: readonly Heard[]) => {
    kept.heard = heard;
  },
}));
vi.mock('../../web/near/listen.ts', () => ({
  scan: async (listener: Listener, stopped: AbortSignal) => Object.assign(air, { listener, stopped }),
  watch: null,
  identify: null,
}));
vi.stubGlobal('document', { addEventListener() {}, removeEventListener() {}, visibilityState: 'visible' });

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
  now = T0;
  joined.value = { deployment: d, since: T0 } as Joined;
  pauses.value = [];
  consent.value = UNASKED;
  Object.assign(kept, { heard: [], cells: [] });
});
afterEach(() => {
  stopListening();
  vi.useRealTimers();
});

/** A tag is close by for so many minutes from now. */
const hear = (minutes: number) => {
  for (const end = now + minutes * 60; now < end; now += 10) {
    vi.setSystemTime(now * 1000);
    air.listener!.heard(payloadOf('tag', new Uint8Array(16).fill(1), periodAt(d, 'tag', now)), -60, 0);
  }
};
const minutes = () => kept.heard.flatMap(({ slots }) => slots.map(([, n]) => n));

test('minutes of a pause are not kept of what is heard, while it lasts and after it', async () => {
  await startListening('scan');
  hear(5);
  pauses.value = [{ from: now, to: null }];
  hear(5);
  stopListening();
  expect(minutes()).toEqual([5]);
  await startListening('scan');
  pauses.value = [{ from: now, to: now + 120 }];
  hear(5);
  stopListening();
  expect(minutes()).toEqual([3]);
});

test('who wants no encounters recorded is not listened for', async () => {
  await startListening('scan');
  expect(ears.value.state).toBe('on');
  consent.value = { ...UNASKED, bluetooth: { record: false, share: true } };
  expect(ears.value.state).toBe('off');
  expect(air.stopped!.aborted).toBe(true);
  await startListening('scan');
  expect(ears.value).toEqual({ state: 'off', ended: null });
});

test('one’s own tag is not in the record of a pause', async () => {
  const epoch = epochAt(d.grid, T0);
  const slots = async () => {
    const { tags, heard, now, pauses } = (await nearDay(d, true))!;
    return nearRows(d, epoch, tags, heard, now, pauses).self.flatMap(({ visits }) =>
      visits.map(({ from }) => slotAt(d.grid, from)),
    );
  };
  now = T0 + 2700;
  const first = slotAt(d.grid, T0);
  expect(await slots()).toEqual([first, first + 1, first + 2]);
  pauses.value = [{ from: T0 + 1000, to: T0 + 1100 }];
  expect(await slots()).toEqual([first, first + 2]);
});

test('no cell is kept in a pause', async () => {
  const region = { south: 52, west: 9, north: 53, east: 10, cell: 500 };
  const here = { latitude: 52.1, longitude: 9.1, accuracy: 20 };
  pauses.value = [{ from: T0 + 60, to: null }];
  const keep = (from: number, to: number) => keepPosition(region, here, T0 + from, T0 + to);
  expect([await keep(60, 120), await keep(0, 61), await keep(0, 60)]).toEqual([false, false, true]);
  expect(kept.cells).toHaveLength(1);
});
