import { detectorOf } from '../near/parameters.ts';
import type { Deployment } from '../wire/deployment.ts';
import { slotStart } from '../wire/time.ts';
import type { Exposure } from './exposures.ts';
import { NEAR_ID } from './near-ids.ts';
import type { VisitTimes } from './row-choice.ts';

/** A matched row of a tag, in absolute slots. */
export interface NearMatch {
  readonly epoch: number;
  readonly slots: readonly number[];
  /** Spans in which the phone heard the tag; of one's own tag whole slots, as what heard it knows the minutes alone. */
  readonly visits: readonly VisitTimes[];
  readonly level: number;
}

/**
 * (δ,τ)-encounters out of matched rows of tags: minutes of all of them are summed, as an identifier changes at the
 * borders of periods and 16 minutes must not vanish as 8 and 8. What stays under τ is no exposure.
 */
export function nearExposures(d: Deployment, matches: readonly NearMatch[]): Exposure[] {
  const { tau, pause } = detectorOf(d);
  const { grid } = d;
  const bySlot = new Map<number, { seconds: number; level: number; epoch: number }>();
  for (const { epoch, slots, visits, level } of matches)
    for (const slot of slots) {
      const [from, to] = [slotStart(grid, slot), slotStart(grid, slot + 1)];
      const before = bySlot.get(slot) ?? { seconds: 0, level: 0, epoch };
      const seconds = visits.reduce(
        (sum, visit) => sum + Math.max(0, Math.min(visit.to, to) - Math.max(visit.from, from)),
        before.seconds,
      );
      bySlot.set(slot, {
        epoch,
        seconds: Math.min(seconds, grid.slot),
        level: Math.max(before.level, level),
      });
    }
  const found: (Exposure & { readonly last: number })[] = [];
  for (const [slot, { seconds, level, epoch }] of [...bySlot].sort(([a], [b]) => a - b)) {
    const [from, to] = [slotStart(grid, slot), slotStart(grid, slot + 1)];
    const open = found.at(-1);
    if (open && (slot - open.last - 1) * grid.slot <= pause * 60)
      found[found.length - 1] = {
        ...open,
        to,
        last: slot,
        minutes: open.minutes! + seconds / 60,
        level: Math.max(open.level, level),
      };
    else {
      const day = Math.floor(from / 86_400);
      found.push({ epoch, day, from, to, visitIds: [NEAR_ID], minutes: seconds / 60, level, last: slot });
    }
  }
  return found.filter(({ minutes }) => minutes! >= tau).map(({ last: _, ...exposure }) => exposure);
}
