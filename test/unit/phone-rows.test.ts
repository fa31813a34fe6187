import fc from 'fast-check';
import { expect, test } from 'vitest';
import { carriedMeets, type Visit } from '../../workers/phone/row-choice.ts';
import { meetRows, placeRows } from '../../workers/phone/rows.ts';
import { screenPoster } from '../../workers/wire/screen-code.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { meetToken, venueToken } from '../../workers/wire/tokens.ts';
import { demo, seeded } from './wire-world.ts';

/** Real lengths: quarter hours, blocks of 3 hours, days. */
const d = demo({
  grid: { slot: 900, epoch: 86_400, offset: 0 },
  place: { h: 12, venues: 2, meets: 1 },
  visits: { minimum: 600, defaultLength: 7200, cap: 43_200 },
});
const EPOCH = 18_687;
const secrets = Array.from({ length: 5 }, (_, i) => seeded(`venue ${i}`)(16));
const at = (clock: string) => {
  const [hours, minutes] = clock.split(':').map(Number);
  return epochStart(d.grid, EPOCH) + hours * 3600 + minutes * 60;
};
const visit = (id: string, venue: number, from: string, to: string): Visit => ({
  id,
  secret: secrets[venue],
  from: at(from),
  to: at(to),
});
const slots = (mask: number) => Array.from({ length: 32 }, (_, s) => s).filter((s) => (mask >>> s) & 1);

const anyVisit = fc.record({
  id: fc.uuid(),
  secret: fc.constantFrom(...secrets),
  from: fc.integer({ min: at('0:00') - 7200, max: at('23:00') }),
  length: fc.integer({ min: -60, max: 20_000 }),
});

test('a stay across a block’s border makes a row in each', () => {
  const { rows, lost } = placeRows(d, EPOCH, [visit('a', 0, '2:30', '3:20')]);
  expect(rows.map(({ block, mask }) => [block, slots(mask)])).toEqual([
    [0, [10, 11]],
    [1, [0, 1]],
  ]);
  expect(rows.map(({ token }) => token)).toEqual([
    venueToken(secrets[0], EPOCH * 8),
    venueToken(secrets[0], EPOCH * 8 + 1),
  ]);
  expect(rows[0].visits).toEqual([{ id: 'a', from: at('2:30'), to: at('3:20') }]);
  expect(lost).toEqual([]);
});

test('an end of a stay shorter than two minutes makes no bit, a short visit no row', () => {
  const masks = (from: string, to: string, edge?: number) =>
    placeRows(d, EPOCH, [visit('a', 0, from, to)], edge).rows.map(({ mask }) => slots(mask));
  expect(masks('0:14', '0:31')).toEqual([[1]]);
  expect(masks('0:13', '0:32')).toEqual([[0, 1, 2]]);
  expect(masks('0:14', '0:31', 0)).toEqual([[0, 1, 2]]);
  expect(masks('0:16', '0:25')).toEqual([]);
  expect(masks('0:16', '0:26')).toEqual([[1]]);
  expect(masks('0:30', '0:20')).toEqual([]);
});

test('a visit wholly within a slot is no edge', () => {
  const lax = { ...d, visits: { ...d.visits, minimum: 0 } };
  expect(placeRows(lax, EPOCH, [visit('a', 0, '0:20', '0:21')]).rows).toHaveLength(1);
});

test('a night is divided among its epochs', () => {
  const night = [{ ...visit('a', 0, '23:40', '23:59'), to: at('23:59') + 3600 }];
  expect(placeRows(d, EPOCH, night).rows.map((row) => [row.block, slots(row.mask)])).toEqual([[7, [10, 11]]]);
  expect(placeRows(d, EPOCH + 1, night).rows.map((row) => [row.block, slots(row.mask)])).toEqual([
    [0, [0, 1, 2, 3]],
  ]);
  expect(placeRows(d, EPOCH + 2, night).rows).toEqual([]);
});

test('one venue a slot: the longest stay, then the earlier check-in, then the earlier in the list', () => {
  const winner = (...visits: Visit[]) => placeRows(d, EPOCH, visits, 0);
  const longest = winner(visit('a', 0, '0:00', '0:20'), visit('b', 1, '0:20', '0:31'));
  expect(longest.rows.map(({ visits, mask }) => [visits[0].id, slots(mask)])).toEqual([
    ['b', [1, 2]],
    ['a', [0]],
  ]);
  expect(longest.lost).toEqual([{ slot: EPOCH * 96 + 1, visit: 'a' }]);
  const earlier = winner(visit('late', 1, '0:00', '0:15'), {
    ...visit('early', 0, '0:00', '0:15'),
    from: at('0:00') - 60,
  });
  expect(earlier.rows[0].visits[0].id).toBe('early');
  const first = winner(visit('x', 1, '0:00', '0:15'), visit('y', 0, '0:00', '0:15'));
  expect(first.rows[0].visits[0].id).toBe('x');
});

test('a block keeps the venues with most slots and says what it dropped', () => {
  const { rows, lost } = placeRows(d, EPOCH, [
    visit('a', 0, '0:00', '0:15'),
    visit('b', 1, '0:15', '1:00'),
    visit('c', 2, '1:00', '1:30'),
  ]);
  expect(rows.map(({ visits }) => visits[0].id)).toEqual(['b', 'c']);
  expect(lost).toEqual([{ slot: EPOCH * 96, visit: 'a' }]);
});

test('two visits to one venue share a row', () => {
  const { rows, lost } = placeRows(d, EPOCH, [visit('a', 0, '0:00', '0:15'), visit('b', 0, '1:00', '1:15')]);
  expect(rows).toHaveLength(1);
  expect(slots(rows[0].mask)).toEqual([0, 4]);
  expect(rows[0].visits.map(({ id }) => id)).toEqual(['a', 'b']);
  expect(lost).toEqual([]);
});

test('meetings have tokens of their own and may overlap a visit', () => {
  const { rows } = meetRows(d, EPOCH, [visit('m', 0, '0:00', '0:15')]);
  expect(rows[0].token).toEqual(meetToken(secrets[0], EPOCH * 8));
  expect(rows[0].token).not.toEqual(venueToken(secrets[0], EPOCH * 8));
  expect(
    meetRows(d, EPOCH, [visit('m', 0, '0:00', '0:15'), visit('n', 1, '0:00', '0:20')]).lost,
  ).toHaveLength(1);
});

test('masks of one block never overlap, tokens never repeat, and nothing is both sent and lost', () => {
  fc.assert(
    fc.property(fc.array(anyVisit, { maxLength: 12 }), (drawn) => {
      const visits = drawn.map(({ length, ...v }) => ({ ...v, to: v.from + length }));
      const { rows, lost } = placeRows(d, EPOCH, visits);
      const used = new Map<number, number>();
      const counts = new Map<number, number>();
      for (const { block, mask } of rows) {
        expect(mask).toBeGreaterThan(0);
        expect(mask & (used.get(block) ?? 0)).toBe(0);
        used.set(block, mask | (used.get(block) ?? 0));
        counts.set(block, 1 + (counts.get(block) ?? 0));
      }
      expect(Math.max(0, ...counts.values())).toBeLessThanOrEqual(2);
      expect(new Set(rows.map(({ token }) => token.join())).size).toBe(rows.length);
      for (const { slot, visit: id } of lost) {
        const inDay = slot - EPOCH * 96;
        const row = rows.find((r) => r.block === Math.floor(inDay / 12) && (r.mask >>> (inDay % 12)) & 1);
        expect(row?.visits.map((v) => v.id) ?? []).not.toContain(id);
      }
    }),
  );
});

test('which meetings have a row is known without a token', () => {
  fc.assert(
    fc.property(fc.array(anyVisit, { maxLength: 12 }), (drawn) => {
      const meets = drawn.map(({ length, ...rest }) => ({ ...rest, to: rest.from + length }));
      const carried = meetRows(d, EPOCH, meets).rows.flatMap(({ visits }) => visits.map(({ id }) => id));
      expect(carriedMeets(d, EPOCH, meets)).toEqual(new Set(carried));
    }),
  );
});

test('a printed and a shown code of one place give the same row, and only of the blocks that were shown', () => {
  const place = { secret: secrets[0], type: 0, defaultMinutes: 60, name: 'Café' };
  const shown = screenPoster(d, place, at('2:30')); // blocks 0 and 1
  const printed = visit('printed', 0, '2:00', '2:30');
  const screen = { ...visit('screen', 1, '2:30', '7:00'), secret: shown.secret, blocks: shown.blocks };
  const { rows, lost } = placeRows(d, EPOCH, [printed, screen]);
  expect(rows.map(({ block, mask, token, visits }) => [block, slots(mask), token, visits.length])).toEqual([
    [0, [8, 9, 10, 11], venueToken(secrets[0], EPOCH * 8), 2],
    [1, slots(0xfff), venueToken(secrets[0], EPOCH * 8 + 1), 1],
  ]);
  expect(lost.map(({ slot, visit }) => [slot - EPOCH * 96, visit])).toEqual(
    [24, 25, 26, 27].map((slot) => [slot, 'screen']),
  );
});

test('a visit whose token is not known takes no slot from another', () => {
  const place = { secret: secrets[0], type: 0, defaultMinutes: 60, name: 'Café' };
  const { secret, blocks } = screenPoster(d, place, at('9:00'));
  const stale = { ...visit('stale', 0, '0:00', '1:00'), secret, blocks };
  const { rows, lost } = placeRows(d, EPOCH, [stale, visit('real', 1, '0:00', '0:15')]);
  expect(rows.map(({ mask, visits }) => [slots(mask), visits.map(({ id }) => id)])).toEqual([
    [[0], ['real']],
  ]);
  expect(lost).toHaveLength(4);
});
