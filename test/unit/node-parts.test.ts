import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ProtocolError } from '../../workers/errors.ts';
import { Letters } from '../../workers/mpc/letters.ts';
import {
  decodeState,
  encodeState,
  freshState,
  moveState,
  shiftBits,
} from '../../workers/node/account-state.ts';
import { Newcomers } from '../../workers/node/accounts.ts';
import { openAtRest, sealAtRest } from '../../workers/node/at-rest.ts';
import { Mailboxes } from '../../workers/node/mailboxes.ts';
import { emptyRecords, gatherRows, scatterRows } from '../../workers/node/records.ts';
import { agreeReports, decodeReports, encodeReports, type Report } from '../../workers/node/report-set.ts';
import { epochsToBuild } from '../../workers/node/schedule.ts';
import { getBit } from '../../workers/wire/bits.ts';
import { uploadShape } from '../../workers/wire/shape.ts';
import { seeded, smallDeployment } from '../world/world.ts';

const report = (epoch: number, account: number, sequence: number, hash = 1): Report => ({
  epoch,
  account: account.toString(16).padStart(64, '0'),
  sequence,
  hash: hash.toString(16).padStart(64, '0'),
});

describe('report sets', () => {
  test('the batch is the highest sequence that all hold, with equal hash', () => {
    const a = [report(1, 1, 0), report(1, 1, 1), report(1, 2, 0), report(1, 3, 0, 8)];
    const b = [report(1, 1, 0), report(1, 1, 1), report(1, 3, 0, 9)];
    const c = [report(1, 1, 0), report(1, 2, 0), report(1, 3, 0, 8)];
    expect(agreeReports([a, b, c])).toEqual([report(1, 1, 0)]);
  });

  test('bytes do not depend on order; torn, unordered and repeated sets are refused', () => {
    const set = [report(2, 1, 0), report(1, 9, 3), report(1, 2, 0)];
    const bytes = encodeReports(set);
    expect(encodeReports([...set].reverse())).toEqual(bytes);
    expect(decodeReports(bytes, 'a')).toHaveLength(3);
    expect(() => decodeReports(bytes.subarray(0, -1), 'node 2')).toThrow(/node 2 sent a report set/);
    const twice = bytes.slice();
    twice.copyWithin(4, 4 + 72, 4 + 144);
    expect(() => decodeReports(twice, 'node 2')).toThrow(/not in order/);
  });
});

test('an epoch is built in the run after it and when its grace time ends, once each, whatever runs were missed', () => {
  const d = smallDeployment({ run: { collect: 20, grace: 2, window: 6, minAccounts: 2 } });
  expect(epochsToBuild(d, 9, 10)).toEqual([8, 10]);
  expect(epochsToBuild(d, 9, 12)).toEqual([8, 9, 10, 11, 12]);
  expect(epochsToBuild(d, -1, 20)).toEqual([15, 16, 17, 18, 19, 20]);
  expect(epochsToBuild(smallDeployment(), 9, 10)).toEqual([10]);
});

test('shifting moves each bit and lets nothing in', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ minLength: 5, maxLength: 5 }),
      fc.integer({ min: -45, max: 45 }),
      (bytes, by) => {
        const out = shiftBits(bytes, by, 37);
        for (let bit = 0; bit < 40; bit++) {
          const from = bit - by;
          const expected = bit < 37 && from >= 0 && from < 37 ? getBit(bytes, from) : 0;
          expect(getBit(out, bit)).toBe(expected);
        }
      },
    ),
  );
});

test('an account state seen from a later run keeps each epoch’s bits', () => {
  const d = smallDeployment();
  const shape = uploadShape(d);
  const state = freshState(d, shape, 10, 2);
  const random = seeded('state');
  for (const field of [state.emit, state.infectious, state.accepted])
    for (const part of field) part.set(random(part.length));
  const trimmed = moveState({ ...state, run: 9 }, 10, d, shape); // drops padding noise
  const later = moveState(trimmed, 11, d, shape);
  for (let row = 0; row < shape.rows; row++)
    expect(getBit(later.emit[0], shape.rows + row)).toBe(getBit(trimmed.emit[0], row));
  // Level bits of epoch 10: third of the window's epochs at run 10, second at run 11.
  for (let bit = 0; bit < 3; bit++)
    expect(getBit(later.infectious[1], 3 + bit)).toBe(getBit(trimmed.infectious[1], 6 + bit));
  expect(getBit(later.accepted[0], 1)).toBe(getBit(trimmed.accepted[0], 0));
  expect(decodeState(encodeState(later), d, shape)).toEqual(later);
  expect(() => decodeState(encodeState(later).subarray(0, -1), d, shape)).toThrow(/account state/);
});

test('rows out of records and back', () => {
  const random = seeded('records');
  const records = Array.from({ length: 5 }, () => [random(9), random(9)]);
  const offsets = [3, 17, 40];
  const rows = gatherRows(records, offsets, 13, 2);
  expect(rows).toMatchObject({ planes: 13, length: 15 });
  const back = emptyRecords(5, 72, 2);
  scatterRows(rows, back, offsets);
  back.forEach((record, i) => {
    for (const part of [0, 1])
      for (let bit = 0; bit < 72; bit++) {
        const inside = offsets.some((offset) => bit >= offset && bit < offset + 13);
        expect(getBit(record[part], bit)).toBe(inside ? getBit(records[i][part], bit) : 0);
      }
  });
});

test('a sealed row opens under its own name and key only', () => {
  const random = seeded('rest');
  const key = random(32);
  const sealed = sealAtRest(key, 'a', Uint8Array.of(1, 2, 3), random);
  expect(openAtRest(key, 'a', sealed)).toEqual(Uint8Array.of(1, 2, 3));
  expect(() => openAtRest(key, 'b', sealed)).toThrow();
  expect(() => openAtRest(random(32), 'a', sealed)).toThrow();
});

describe('newcomers', () => {
  test('have a bounded number of places; the last to come has one, and who goes is not the first', () => {
    const newcomers = new Newcomers(seeded('lot'), 8);
    const names = Array.from({ length: 200 }, (_, i) => `${i}`);
    for (const name of names) {
      newcomers.add(name, new Uint8Array(160));
      newcomers.add(name, new Uint8Array(160)); // again at will: takes no second place
      expect(newcomers.get(name)).toHaveLength(160);
    }
    const left = names.filter((name) => newcomers.get(name));
    expect(left).toHaveLength(8);
    expect(left).not.toEqual(names.slice(-8));
  });
});

describe('mailboxes', () => {
  const letter = (bytes: number) => ({ step: 'step', data: new Uint8Array(bytes) });

  test('an ended attempt rejects readers and drops letters, now and later', async () => {
    const boxes = new Mailboxes('node 2');
    const waiting = boxes.of(1, 1).take('job', 'step');
    boxes.discardBefore(1, 2);
    await expect(waiting).rejects.toThrow(/attempt ended/);
    boxes.of(1, 1).put('job', letter(1));
    await expect(boxes.of(1, 1).take('job', 'step')).rejects.toThrow(/attempt ended/);
    boxes.fail('the link to node 2 was lost');
    await expect(boxes.of(1, 2).take('job', 'step')).rejects.toThrow(/was lost/);
  });

  test('a flood ends with an error, not with our memory, in however many attempts and jobs it comes', () => {
    const boxes = new Mailboxes('node 2');
    const flood = letter(64 << 20);
    expect(() => {
      for (let i = 0; i < 9; i++) boxes.of(1, i).put(`job ${i}`, flood);
    }).toThrow(/nobody waits for/);
  });

  test('a flood of empty letters is one, too, until they are read', async () => {
    const letters = new Letters('node 2', { bytes: 64 * 1024 });
    const flood = () => {
      for (let i = 0; i < 64; i++) letters.put(`job ${i}`, letter(0));
    };
    for (let round = 0; round < 2; round++) {
      flood();
      for (let i = 0; i < 64; i++) await letters.take(`job ${i}`, 'step');
    }
    flood();
    expect(() => letters.put('job', letter(0))).toThrow(
      new ProtocolError('node 2 sent 66560 bytes that nobody waits for'),
    );
  });

  test('what was read or dropped is no flood', async () => {
    const boxes = new Mailboxes('node 2');
    const large = letter(64 << 20);
    for (let i = 0; i < 9; i++) {
      boxes.of(1, 1).put('job', large);
      await boxes.of(1, 1).take('job', 'step');
    }
    for (let attempt = 1; attempt < 10; attempt++) {
      boxes.of(2, attempt).put('job', large);
      boxes.discardBefore(2, attempt + 1);
    }
  });
});
