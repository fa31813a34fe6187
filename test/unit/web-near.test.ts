import { expect, test } from 'vitest';
import { abilitiesOf, isIos } from '../../web/near/abilities.ts';
import { encountersOf } from '../../web/near/encounters.ts';
import { minutesSince } from '../../web/near/today.ts';
import { near as fr } from '../../web/words/fr/near.ts';

const all = { secure: true, ios: false, api: true, available: true, scan: true, watch: true };

test('what a browser can hear, and why not, in the order in which it matters', () => {
  const hindrance = (facts: Partial<typeof all>) => abilitiesOf({ ...all, ...facts }).hindrance;
  expect(hindrance({ secure: false, api: false })).toBe('insecure');
  expect(hindrance({ api: false, ios: true })).toBe('ios');
  expect(hindrance({ api: false })).toBe('none');
  expect(hindrance({ available: false })).toBe('off');
  expect(abilitiesOf({ ...all, available: false }).ways.size).toBe(0);
  expect([...abilitiesOf(all).ways]).toEqual(['scan', 'watch', 'identify']);
  expect([...abilitiesOf({ ...all, scan: false, watch: false }).ways]).toEqual(['identify']);
});

test('iPads that call themselves Macs are told from Macs', () => {
  expect(isIos('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) CriOS/130', 5)).toBe(true);
  expect(isIos('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605', 5)).toBe(true);
  expect(isIos('Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Safari/605', 0)).toBe(false);
  expect(isIos('Mozilla/5.0 (Linux; Android 15) Chrome/130', 5)).toBe(false);
});

test('today counts minutes, not tags: of two at once the longer, and nothing of yesterday', () => {
  const one = { identifier: new Uint8Array(16), period: 0 };
  const grid = { slot: 900, epoch: 86_400, offset: 0 };
  const heard = [
    { ...one, kind: 'tag' as const, slots: [[95, 15] as const, [96, 10] as const] },
    { ...one, kind: 'tag' as const, slots: [[96, 14] as const, [97, 2] as const] },
    { ...one, kind: 'room' as const, slots: [[97, 5] as const] },
  ];
  expect(minutesSince(heard, grid, 86_400)).toEqual({ beside: 16, rooms: 5 });
});

test('what was heard is told as stretches of time, of tags and of rooms each for itself', () => {
  const one = { identifier: new Uint8Array(16), period: 0 };
  const grid = { slot: 900, epoch: 86_400, offset: 0 };
  const heard = [
    { ...one, kind: 'tag' as const, slots: [[3, 15] as const, [1, 10] as const] },
    { ...one, kind: 'tag' as const, slots: [[2, 4] as const, [6, 5] as const, [1, 12] as const] },
    { ...one, kind: 'room' as const, slots: [[4, 5] as const] },
  ];
  expect(encountersOf(heard, grid)).toMatchObject([
    { id: 'near-900', from: 900, to: 3600, seconds: 31 * 60 },
    { id: 'near-5400', from: 5400, to: 6300, seconds: 300 },
    { id: 'room-3600', ofRows: 'room', from: 3600, to: 4500, seconds: 300 },
  ]);
});

test('French says none in words', () => {
  expect(fr.rows(0, 0)).toContain('aucune entrée de badges entendus, aucune entrée du vôtre');
  expect(fr.rows(1, 2)).toContain('1 entrée de badges entendus, 2 entrées du vôtre');
});
