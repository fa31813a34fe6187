import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayTry, pauseAfter, triesAfter } from '../../web/engine/backoff.ts';
import { receiptsOf, takenBy } from '../../web/share/receipts.ts';
import type { KeptReceipt, Report } from '../../web/store/schema.ts';
import { mustRemind } from '../../workers/share-reminder.ts';

const most = 900;
const uniform = fc.double({ min: 0, max: 0.999999, noNaN: true });

test('pauses double up to the longest, and chance shortens them by up to a half', () => {
  const full = [1, 2, 3, 4, 5, 6, 7, 8].map((failures) => pauseAfter(failures, most, 1));
  expect(full).toEqual([15, 30, 60, 120, 240, 480, 900, 900]);
  expect(pauseAfter(3, most, 0)).toBe(30);
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), uniform, (failures, u) => {
      expect(pauseAfter(failures, most, u)).toBeLessThan(most + 1e-9);
      expect(pauseAfter(failures, most, u)).toBeGreaterThanOrEqual(7.5);
      // A demonstration's longest pause is a second: nobody waits for longer, and nobody spins.
      expect(pauseAfter(failures, 1, u)).toBeGreaterThanOrEqual(0.5);
    }),
  );
});

const said = (party: number, outcome: 'receipt' | 'refused' | 'waiting') => ({ party, outcome });

test('each node has tries of its own', () => {
  const first = triesAfter(
    {},
    [said(1, 'receipt'), said(2, 'waiting'), said(3, 'refused')],
    100,
    most,
    () => 0,
  );
  expect(first).toEqual({ 2: { failures: 1, next: 107.5 } });
  const may = (party: number, now: number) => mayTry(first, party, now, most);
  expect([may(1, 100), may(2, 107), may(2, 108)]).toEqual([true, false, true]);
  expect(may(2, 107 - 86_400)).toBe(true); // the clock was a day ahead when it failed
  const second = triesAfter(first, [said(2, 'receipt'), said(2, 'waiting')], 108, most, () => 0);
  expect(second).toEqual({ 2: { failures: 2, next: 123 } });
  expect(triesAfter(second, [said(1, 'waiting')], 109, most, () => 0)[2]).toEqual(second[2]);
  expect(triesAfter(second, [said(2, 'receipt')], 124, most, () => 0)).toEqual({});
});

test('the receipts of a report are those of the uploads that carried it', () => {
  const receipt = (party: number, epoch: number, more: Partial<KeptReceipt> = {}): KeptReceipt => ({
    ...{ id: 1, party, epoch, sequence: 0, hash: new Uint8Array(32), receipt: new Uint8Array(137), at: 50 },
    ...more,
  });
  const receipts = [
    receipt(1, 7),
    receipt(2, 7, { program: 'ab' }),
    receipt(3, 8),
    receipt(3, 7, { at: 60 }),
  ];
  expect(
    receiptsOf(
      {
        uploads: [
          { epoch: 6, sequence: 0 },
          { epoch: 7, sequence: 0 },
        ],
      },
      receipts,
      3,
    ),
  ).toEqual([
    {
      epoch: 7,
      sequence: 0,
      taken: [
        { party: 1, at: 50 },
        { party: 2, at: null },
        { party: 3, at: 60 },
      ],
    },
    { epoch: 6, sequence: 0, taken: [1, 2, 3].map((party) => ({ party, at: null })) },
  ]);
  const carried = (epochs: number[]) => epochs.map((epoch) => ({ epoch, sequence: 0 }));
  const taken = (parties: number, ...epochs: number[]) =>
    takenBy({ uploads: carried(epochs), claim: null }, receipts, parties, new Set(epochs));
  // Of epoch 7 two have it, of epoch 8 one: a run has only what all hold.
  expect([6, 7, 8].map((epoch) => taken(3, epoch))).toEqual(['none', 'some', 'some']);
  receipts.push(receipt(2, 7));
  expect([taken(3, 7), taken(3, 8, 7), taken(3)]).toEqual(['all', 'all', 'none']);
  // After an upload without the report an earlier one warns nobody any more, unless a claim is there, which any upload carries.
  const by = (claim: Report['claim'], ...shared: number[]) =>
    takenBy({ uploads: carried([7]), claim }, receipts, 3, new Set(shared));
  expect([by(null, 6, 7), by(null, 7, 8)]).toEqual(['all', 'none']);
  expect(by({ open: new Uint8Array(16) }, 7, 8)).toBe('all');
});

test('a reminder comes when something is due and no window is open that could send it', () => {
  const reminder = { due: 100, title: '', body: '', lang: 'en', dir: 'ltr' } as const;
  expect(mustRemind(reminder, 0, 100)).toBe(true);
  expect(mustRemind(reminder, 0, 99)).toBe(false);
  expect(mustRemind(reminder, 1, 100)).toBe(false);
  expect(mustRemind(null, 0, 100)).toBe(false);
});
