import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as time from '../../workers/wire/time.ts';

const grid = { slot: 900, epoch: 86_400, offset: 4 * 3600 };

test('slots, blocks and epochs tile the time since the offset', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(10 ** 6), max: 4 * 10 ** 9 }), (t) => {
      const [slot, block, epoch] = [time.slotAt(grid, t), time.blockAt(grid, 12, t), time.epochAt(grid, t)];
      expect(time.slotStart(grid, slot)).toBeLessThanOrEqual(t);
      expect(time.slotStart(grid, slot + 1)).toBeGreaterThan(t);
      expect(block).toBe(Math.floor(slot / 12));
      expect(epoch).toBe(Math.floor(block / time.blocksPerEpoch(grid, 12)));
      expect(time.blockAt(grid, 12, time.epochStart(grid, epoch))).toBe(time.firstBlock(grid, 12, epoch));
      expect(time.roundToSlot(grid, t)).toBe(time.slotStart(grid, slot));
    }),
  );
});

test('a known time', () => {
  // 2021-03-01 04:20 UTC = 1614572400 s; epochs begin at 04:00
  expect(time.epochAt(grid, 1_614_572_400)).toBe(18_687);
  expect(time.slotAt(grid, 1_614_572_400) - 18_687 * 96).toBe(1);
  expect(time.epochAt(grid, 1_614_572_400 - 1201)).toBe(18_686);
});
