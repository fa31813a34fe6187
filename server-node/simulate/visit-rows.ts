import { InputError } from '../../workers/errors.ts';
import { DAY, type PlaceRow, type RowsAndCounts, rowsOf } from './rows.ts';
import type { Visit } from './visits.ts';

/** How visits become rows. */
export interface VisitRule {
  /** Seconds of a slot; divides the day. */
  slot: number;
  /** Slots that share a row; divides the slots of a day. */
  block: number;
  /** Rows of a block. */
  venues: number;
}

/** One visit within one slot. */
interface Stay {
  visit: Visit;
  /** Place among the visits: the earlier line is smaller. */
  line: number;
  milliseconds: number;
}

/** What a person did in one slot. */
interface SlotVisits {
  /** The stay that has the slot. */
  best: Stay;
  venues: Set<string>;
}

/** More (visit, slot) than this is a mistake in the file, and would not fit into memory. */
const MAX_STAYS = 10_000_000;

/**
 * The places where everybody was. In every slot the longest stay wins, among equals the earlier check-in, then the
 * earlier line. Of more than `venues` venues that win slots of one block, those with the longest stays in them, all
 * told, have the rows; the slots of the others stay empty.
 * @throws InputError when visits touch more than 10 million slots
 */
export function visitRows(visits: readonly Visit[], rule: VisitRule): RowsAndCounts {
  const { bySlot, encounters } = slotVisits(visits, rule.slot);
  const rows: RowsAndCounts['rows'] = new Map();
  const blocksPerDay = DAY / rule.slot / rule.block;
  let rowsLost = 0;
  for (const [person, slots] of bySlot) {
    const blocks = new Map<number, [slot: number, stay: Stay][]>();
    for (const [slot, { best, venues }] of [...slots].sort(([a], [b]) => a - b)) {
      rowsLost += venues.size - 1;
      const block = Math.floor(slot / rule.block);
      blocks.set(block, [...(blocks.get(block) ?? []), [slot % rule.block, best]]);
    }
    for (const [block, won] of blocks) {
      const { kept, slotsLost } = blockRows(won, rule.venues);
      rowsLost += slotsLost;
      const own = rowsOf(rows, Math.floor(block / blocksPerDay), person).places;
      for (const { venue, mask } of kept) own.push({ venue, block: block % blocksPerDay, mask });
    }
  }
  return { rows, encounters, rowsLost };
}

/** By person and slot (counted from time 0) who wins and which venues there were; and how many visits touch one. */
function slotVisits(visits: readonly Visit[], slotSeconds: number) {
  const length = slotSeconds * 1000;
  const bySlot = new Map<number, Map<number, SlotVisits>>();
  let encounters = 0;
  let stays = 0;
  for (const [line, visit] of visits.entries()) {
    const { person, venue, from, to } = visit;
    if (to <= from) continue;
    encounters++;
    stays += Math.ceil(to / length) - Math.floor(from / length);
    if (stays > MAX_STAYS) throw new InputError(`the visits touch more than ${MAX_STAYS} slots`);
    const slots = bySlot.get(person) ?? new Map<number, SlotVisits>();
    bySlot.set(person, slots);
    for (let slot = Math.floor(from / length); slot * length < to; slot++) {
      const milliseconds = Math.min(to, (slot + 1) * length) - Math.max(from, slot * length);
      const stay = { visit, line, milliseconds };
      const known = slots.get(slot);
      if (!known) slots.set(slot, { best: stay, venues: new Set([venue]) });
      else {
        known.venues.add(venue);
        if (compareStays(stay, known.best) < 0) known.best = stay;
      }
    }
  }
  return { bySlot, encounters };
}

/** Negative when `a` goes before `b`. */
function compareStays(a: Stay, b: Stay): number {
  return b.milliseconds - a.milliseconds || a.visit.from - b.visit.from || a.line - b.line;
}

/** The rows of a block out of its slots and who won them, and how many slots are without a row. */
function blockRows(won: readonly [slot: number, stay: Stay][], venues: number) {
  const candidates = new Map<string, Stay & { venue: string; mask: number; slots: number }>();
  for (const [slot, stay] of won) {
    const { venue } = stay.visit;
    const known = candidates.get(venue);
    if (known) {
      known.mask = (known.mask | (1 << slot)) >>> 0;
      known.milliseconds += stay.milliseconds;
      known.slots++;
    } else candidates.set(venue, { ...stay, venue, mask: (1 << slot) >>> 0, slots: 1 });
  }
  const ranked = [...candidates.values()].sort(compareStays);
  const kept: Pick<PlaceRow, 'venue' | 'mask'>[] = ranked.slice(0, venues);
  return { kept, slotsLost: ranked.slice(venues).reduce((sum, { slots }) => sum + slots, 0) };
}
