import { bytesToHex } from '@noble/hashes/utils.js';
import type { Heard } from '../near/hearing.ts';
import { isPaused, type Pause } from '../near/pauses.ts';
import { periodSlots, slotsOfPeriod } from '../near/periods.ts';
import type { Deployment } from '../wire/deployment.ts';
import { epochAt, epochStart, firstBlock, slotAt, slotStart } from '../wire/time.ts';
import { nearToken, tagIdentifier } from '../wire/tokens.ts';
import { NEAR_ID, ROOM_ID } from './near-ids.ts';
import { type Row, slotEdge, type Visit, type VisitTimes } from './row-choice.ts';

/** A tag that a person carries, or carried. */
export interface Tag {
  /** κ, 16 bytes. */
  readonly secret: Uint8Array;
  /** Carried in [since, until), unix seconds; null until now. */
  readonly since: number;
  readonly until: number | null;
}

/**
 * One row for each period of an epoch in which a tag was carried; its mask has every slot of the period less those that
 * touch a pause.
 * @param now unix seconds, the end of the last one's time
 */
export function selfRows(
  d: Deployment,
  epoch: number,
  tags: readonly Tag[],
  now: number,
  pauses: readonly Pause[] = [],
): Row[] {
  if (!d.near) return [];
  const { grid } = d;
  const length = periodSlots(d, 'tag');
  const [first, last] = [
    slotAt(grid, epochStart(grid, epoch)) / length,
    slotAt(grid, epochStart(grid, epoch + 1)) / length - 1,
  ];
  const rows: Row[] = [];
  for (let period = first; period <= last; period++) {
    const [from] = slotsOfPeriod(d, 'tag', period);
    const carried = (slot: number, { since, until }: Tag) =>
      since < slotStart(grid, slot + 1) && (until ?? now) > slotStart(grid, slot);
    const ofPeriod = Array.from({ length }, (_, i) => from + i);
    // A period has room for one tag: the one that came last.
    const tag = tags.filter((each) => ofPeriod.some((slot) => carried(slot, each))).at(-1);
    if (!tag) continue;
    const slots = ofPeriod.filter(
      (slot) => carried(slot, tag) && !isPaused(slotStart(grid, slot), slotStart(grid, slot + 1), pauses),
    );
    if (slots.length === 0) continue;
    const spans = slots.map((slot) => ({ from: slotStart(grid, slot), to: slotStart(grid, slot + 1) }));
    rows.push(rowOf(d, epoch, from, nearToken(tagIdentifier(tag.secret, period)), slots, spans));
  }
  return rows;
}

/**
 * A row for each identifier that was heard in a block of the epoch; of more than a block has room for, those with most
 * minutes. What was heard of one identifier in several spells is one row, also under two periods: who sent it again with
 * another period adds slots that its owner's row does not have, and takes none away.
 */
export function heardRows(d: Deployment, epoch: number, heard: readonly Heard[]): Row[] {
  if (!d.near) return [];
  const { grid, near } = d;
  const byToken = new Map<string, { heard: Heard; minutes: Map<number, number> }>();
  for (const each of heard) {
    const [from] = slotsOfPeriod(d, 'tag', each.period);
    if (each.kind !== 'tag' || epochAt(grid, slotStart(grid, from)) !== epoch) continue;
    const key = `${Math.floor(from / near.h)}/${bytesToHex(each.identifier)}`;
    const known = byToken.get(key) ?? { heard: each, minutes: new Map<number, number>() };
    for (const [slot, minutes] of each.slots)
      known.minutes.set(slot, (known.minutes.get(slot) ?? 0) + minutes);
    byToken.set(key, known);
  }
  const perBlock = new Map<number, number>();
  return [...byToken.values()]
    .map(({ heard: { identifier, period }, minutes }) => {
      const slots = [...minutes.keys()].sort((a, b) => a - b);
      // As long as the minutes, so that what is summed up later are minutes and not slots.
      const spans = slots.map((slot) => {
        const from = slotStart(grid, slot);
        return { from, to: Math.min(from + minutes.get(slot)! * 60, slotStart(grid, slot + 1)) };
      });
      const [first] = slotsOfPeriod(d, 'tag', period);
      const sum = [...minutes.values()].reduce((a, b) => a + b, 0);
      return { sum, row: rowOf(d, epoch, first, nearToken(identifier), slots, spans) };
    })
    .sort((a, b) => b.sum - a.sum)
    .filter(({ row }) => {
      const used = perBlock.get(row.block) ?? 0;
      perBlock.set(row.block, used + 1);
      return used < near.heard;
    })
    .map(({ row }) => row);
}

/**
 * All rows of tags of an epoch. What was heard of a tag that the person carried at that time is none: it was paired only
 * after it had been heard.
 * @param now unix seconds
 */
export function nearRows(
  d: Deployment,
  epoch: number,
  tags: readonly Tag[],
  heard: readonly Heard[],
  now: number,
  pauses: readonly Pause[] = [],
): { self: Row[]; heard: Row[] } {
  const own = new Set(selfRows(d, epoch, tags, now).map(({ token }) => bytesToHex(token)));
  const others = heard.filter(({ identifier }) => !own.has(bytesToHex(nearToken(identifier))));
  return { self: selfRows(d, epoch, tags, now, pauses), heard: heardRows(d, epoch, others) };
}

/** @param first a slot of the row's block, absolute */
function rowOf(
  d: Deployment,
  epoch: number,
  first: number,
  token: Uint8Array,
  slots: readonly number[],
  spans: readonly Pick<VisitTimes, 'from' | 'to'>[],
): Row {
  const h = d.near!.h;
  const block = Math.floor(first / h);
  let mask = 0;
  for (const slot of slots) mask |= 1 << (slot - block * h);
  return {
    block: block - firstBlock(d.grid, h, epoch),
    token,
    mask: mask >>> 0,
    visits: spans.map((span) => ({ id: NEAR_ID, ...span })),
  };
}

/**
 * Stays in rooms whose beacon was heard, as visits that `placeRows` takes; the E of a block is the room's secret there.
 * A slot in which the person was checked in somewhere is left to that visit: one place a slot has room, and people who
 * scanned the poster match that one.
 */
export function roomStays(d: Deployment, heard: readonly Heard[], visits: readonly Visit[]): Visit[] {
  const { grid } = d;
  const edge = slotEdge(d);
  const stays: Visit[] = [];
  for (const { kind, identifier, slots } of heard) {
    if (kind !== 'room') continue;
    for (const [slot, minutes] of slots) {
      const [from, to] = [slotStart(grid, slot), slotStart(grid, slot + 1)];
      if (minutes * 60 < edge || visits.some((visit) => visit.from < to && visit.to > from)) continue;
      const open = stays.at(-1);
      if (open?.to === from && open.secret === identifier) stays[stays.length - 1] = { ...open, to };
      else stays.push({ id: ROOM_ID, secret: identifier, from, to });
    }
  }
  return stays;
}
