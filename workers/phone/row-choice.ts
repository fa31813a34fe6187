/**
 * Which touches of slots become rows of a record, whatever the tokens are made of. Without curves and hashes: screens ask
 * what an upload has room for, and the first of them waits for nothing else.
 * @module
 */
import type { Deployment } from '../wire/deployment.ts';
import type { Blocks } from '../wire/poster.ts';
import { blockAt, epochStart, firstBlock, slotAt, slotStart } from '../wire/time.ts';

/** A stay at a venue, or a meeting, as the diary holds it; [from, to) in unix seconds. */
export interface Visit {
  readonly id: string;
  /** 16 bytes of a poster or of a shown meeting code. */
  readonly secret: Uint8Array;
  /** Of a screen's code: its tokens. They count in place of the secret, and without one of its block a slot is lost. */
  readonly blocks?: Blocks | undefined;
  readonly from: number;
  readonly to: number;
}

/** A visit as a row remembers it: no secret, no name. */
export type VisitTimes = Pick<Visit, 'id' | 'from' | 'to'>;

/** A row before it has a place in a record. */
export interface Row {
  /** Counts from the epoch's first block. */
  readonly block: number;
  /** 8 bytes. */
  readonly token: Uint8Array;
  /** Bit s = slot s of the block; at most 32 slots. */
  readonly mask: number;
  /** What on this phone the row stands for. */
  readonly visits: readonly VisitTimes[];
}

/** A visit's touch of a slot that found no row: another venue won it, the block had no row left, or its token is not known. */
export interface Lost {
  /** Absolute slot number. */
  readonly slot: number;
  readonly visit: string;
}

/** A visit's seconds within one slot. */
export interface Touch {
  readonly visit: Visit;
  readonly slot: number;
  readonly seconds: number;
  /** Of the slot's block: what tells one venue or meeting from another there; null when it is not known. */
  readonly token: Uint8Array | null;
}

export type Known = Touch & { readonly token: Uint8Array };

/** The token of a visit in a block. */
export type TokenOf = (visit: Visit, block: number) => Uint8Array | null;

/** Two minutes of a quarter hour, and in proportion of other slots: shorter ends of a stay make no bit. */
export function slotEdge(d: Deployment): number {
  return Math.min(120, (d.grid.slot * 2) / 15);
}

/** Ids of the meetings that an epoch's upload has room for. Meetings of one code have one token in a block, so it stands for that. */
export function carriedMeets(d: Deployment, epoch: number, meets: readonly Visit[]): Set<string> {
  const touches = touchesOf(d, epoch, meets, slotEdge(d), ({ secret }) => secret);
  const { rows } = chooseRows(d, epoch, touches.filter(isKnown), d.place.meets, touches);
  return new Set(rows.flatMap(({ visits }) => visits.map(({ id }) => id)));
}

/** Every slot of the epoch that a long enough visit touches. */
export function touchesOf(
  d: Deployment,
  epoch: number,
  visits: readonly Visit[],
  edge: number,
  tokenOf: TokenOf,
): Touch[] {
  const [start, end] = [epochStart(d.grid, epoch), epochStart(d.grid, epoch + 1)];
  const touches: Touch[] = [];
  for (const visit of visits) {
    if (visit.to <= visit.from || visit.to - visit.from < d.visits.minimum) continue;
    const [from, to] = [Math.max(visit.from, start), Math.min(visit.to, end)];
    const tokens = new Map<number, Uint8Array | null>();
    for (let slot = slotAt(d.grid, from); slotStart(d.grid, slot) < to; slot++) {
      const [slotFrom, slotTo] = [slotStart(d.grid, slot), slotStart(d.grid, slot + 1)];
      const seconds = Math.min(to, slotTo) - Math.max(from, slotFrom);
      const cut = visit.from < slotFrom || visit.to > slotTo;
      if (cut && seconds < edge) continue;
      const block = blockAt(d.grid, d.place.h, slotFrom);
      if (!tokens.has(block)) tokens.set(block, tokenOf(visit, block));
      touches.push({ visit, slot, seconds, token: tokens.get(block)! });
    }
  }
  return touches;
}

/**
 * The rows of an epoch out of touches that may have one, and the touches that no row carries.
 * @param won those of different venues in different slots, or of meetings, whose tokens are known
 * @param positions rows that a block has
 * @param all touches of the epoch
 */
export function chooseRows(
  d: Deployment,
  epoch: number,
  won: readonly Known[],
  positions: number,
  all: readonly Touch[],
): { rows: Row[]; lost: Lost[] } {
  const rows = rowsOf(d, epoch, won, positions, all);
  return { rows, lost: lostOf(d, epoch, rows, all) };
}

/** One row a block and token out of the touches that won; the best `positions` of each block. */
function rowsOf(
  d: Deployment,
  epoch: number,
  won: readonly Known[],
  positions: number,
  all: readonly Touch[],
): Row[] {
  const { h } = d.place;
  const blockOf = (touch: Touch) => blockAt(d.grid, h, slotStart(d.grid, touch.slot));
  const groups = new Map<string, Known[]>();
  for (const touch of won) push(groups, `${blockOf(touch)}/${groupKey(touch)}`, touch);

  const blocks = new Map<number, { touches: Known[]; stay: Known }[]>();
  for (const touches of groups.values()) {
    const seconds = touches.reduce((sum, touch) => sum + touch.seconds, 0);
    const first = touches.reduce((a, b) => (b.visit.from < a.visit.from ? b : a));
    push(blocks, blockOf(touches[0]), { touches, stay: { ...first, seconds } });
  }

  const rows: Row[] = [];
  for (const [block, candidates] of [...blocks].sort(([a], [b]) => a - b)) {
    candidates.sort(
      (a, b) => slotsOf(b.touches).size - slotsOf(a.touches).size || longerFirst(a.stay, b.stay),
    );
    for (const { touches, stay } of candidates.slice(0, positions)) {
      const slots = slotsOf(touches);
      let mask = 0;
      for (const slot of slots) mask |= 1 << (slot - block * h);
      const key = groupKey(stay);
      const here = all.filter((t) => slots.has(t.slot) && groupKey(t) === key);
      const times = [...new Set(here.map((t) => t.visit))].map(({ id, from, to }) => ({ id, from, to }));
      rows.push({
        block: block - firstBlock(d.grid, h, epoch),
        token: stay.token,
        mask: mask >>> 0,
        visits: times,
      });
    }
  }
  return rows;
}

/** The touches that no row carries, one for each slot and venue or meeting. */
function lostOf(d: Deployment, epoch: number, rows: readonly Row[], touches: readonly Touch[]): Lost[] {
  const { h } = d.place;
  const first = firstBlock(d.grid, h, epoch);
  const carried = new Set<string>();
  for (const { block, mask, visits } of rows)
    for (let s = 0; s < h; s++)
      if ((mask >>> s) & 1) for (const { id } of visits) carried.add(`${(first + block) * h + s}/${id}`);
  const same = new Map<string, Touch[]>();
  for (const touch of touches) push(same, `${touch.slot}/${groupKey(touch)}`, touch);
  return [...same.values()]
    .filter((there) => !there.some(({ slot, visit }) => carried.has(`${slot}/${visit.id}`)))
    .map(([{ slot, visit }]) => ({ slot, visit: visit.id }));
}

export const longerFirst = (a: Touch, b: Touch) => b.seconds - a.seconds || a.visit.from - b.visit.from;
const slotsOf = (touches: readonly Touch[]) => new Set(touches.map(({ slot }) => slot));
export const isKnown = (touch: Touch): touch is Known => touch.token !== null;
/** In a block a printed and a shown code of one place have the same token. */
const groupKey = ({ token, visit }: Touch) => (token ?? visit.secret).join();

export function push<K, V>(lists: Map<K, V[]>, key: K, value: V): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}
