import { expect, test } from 'vitest';
import type { Answer, MatchedRow } from '../../workers/phone/answers.ts';
import { exposuresOf } from '../../workers/phone/exposures.ts';
import type { SentRow } from '../../workers/phone/record.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { demo } from './wire-world.ts';

const d = demo({ grid: { slot: 900, epoch: 86_400, offset: 0 }, place: { h: 12, venues: 3, meets: 1 } });
const RUN = 18_690;
const EPOCH = 18_688;
const at = (hours: number, minutes = 0) => epochStart(d.grid, EPOCH) + hours * 3600 + minutes * 60;
const cafe = { id: 'cafe', from: at(2, 20), to: at(3, 40) };
const bar = { id: 'bar', from: at(3, 40), to: at(5) };
const sentRow = (row: number, block: number, ...visits: SentRow['visits'][number][]): SentRow => ({
  epoch: EPOCH,
  row,
  block,
  h: 12,
  mask: 0xfff,
  visits,
});
const sent = [sentRow(0, 0, cafe), sentRow(4, 1, cafe), sentRow(5, 1, bar)];
const matched = (row: number, slots: number[], level: number): MatchedRow => ({ age: 2, row, slots, level });
const answer = (...rows: MatchedRow[]): Answer => ({
  run: RUN,
  accepted: false,
  exposed: rows.length > 0,
  rows,
  days: [],
  counted: [],
  agree: 'all',
  believed: true,
});

test('consecutive slots of one stay are one exposure, across blocks, with own minutes and highest level', () => {
  // slots 2:15, 2:30, 2:45 of block 0 and 3:00 of block 1
  expect(exposuresOf(d, answer(matched(4, [0], 3), matched(0, [9, 10, 11], 1)), sent)).toEqual([
    { epoch: EPOCH, day: EPOCH, from: at(2, 15), to: at(3, 15), visitIds: ['cafe'], minutes: 55, level: 3 },
  ]);
});

test('the level of an exposure is the highest of its blocks', () => {
  for (const [a, b] of [
    [3, 1],
    [1, 3],
  ]) {
    const list = exposuresOf(d, answer(matched(0, [11], a), matched(4, [0], b)), sent);
    expect(list.map(({ level }) => level)).toEqual([3]);
  }
});

test('a gap, or another place, is another exposure', () => {
  const list = exposuresOf(d, answer(matched(4, [0, 2], 1), matched(5, [3], 2)), sent);
  expect(list.map(({ from, to, visitIds, minutes }) => [from, to, visitIds, minutes])).toEqual([
    [at(3), at(3, 15), ['cafe'], 15],
    [at(3, 30), at(3, 45), ['cafe'], 10],
    [at(3, 45), at(4), ['bar'], 15],
  ]);
});

test('only the visits of the matched slots count', () => {
  const again = { id: 'again', from: at(2, 50), to: at(2, 55) };
  const rows = [sentRow(0, 0, { ...cafe, to: at(2, 25) }, again)];
  const list = exposuresOf(d, answer(matched(0, [11], 1)), rows);
  expect(list.map(({ visitIds, minutes }) => [visitIds, minutes])).toEqual([[['again'], 5]]);
});

test('a row that this phone did not send means nothing to it', () => {
  expect(exposuresOf(d, answer(matched(9, [0], 3)), sent)).toEqual([]);
  expect(exposuresOf(d, { ...answer(matched(0, [0], 3)), run: RUN + 1 }, sent)).toEqual([]);
  expect(exposuresOf(d, answer(), sent)).toEqual([]);
});

test('with detail policy day an exposure is a whole epoch, without visit and minutes, oldest first', () => {
  const byDay = demo({ ...d, detail: { policy: 'day' } });
  const days = [
    { age: 0, level: 3 },
    { age: 2, level: 1 },
  ];
  const exposed = (age: number, level: number) => ({
    epoch: RUN - age,
    day: RUN - age,
    from: epochStart(d.grid, RUN - age),
    to: epochStart(d.grid, RUN - age + 1),
    visitIds: [],
    minutes: null,
    level,
  });
  expect(exposuresOf(byDay, { ...answer(), days }, sent)).toEqual([exposed(2, 1), exposed(0, 3)]);
});
