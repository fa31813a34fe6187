/** Sorted rows of several workers as one row of rows: what lies beyond the first and the last that a worker holds. */
import type { Engine } from './engine.ts';
import { heldPlane, placeOf, rowAfter, rowBefore, xorBefore } from './lanes.ts';
import { exchangeRows } from './routes.ts';
import { clearFirst, mapParts, type Shared, strideOf, zeroBits } from './shared.ts';
import type { Team } from './team.ts';

/** Neighbours of lane-ordered rows, also those that another worker holds; where there is no team, as in lanes.ts. */
export class LaneEnds {
  private readonly rows: number;
  /** Numbers (0 for worker 1) of the nearest workers that hold rows before and behind these; −1 for none. */
  private readonly before: number;
  private readonly behind: number;

  /** @param held rows that each worker holds, sorted; of a worker alone its own */
  constructor(
    private readonly team: Team | null,
    held: readonly number[],
  ) {
    const own = team ? team.worker - 1 : 0;
    this.rows = held[own];
    this.before = held.reduce((last, rows, worker) => (rows > 0 && worker < own ? worker : last), -1);
    this.behind = held.findIndex((rows, worker) => rows > 0 && worker > own);
  }

  /** s ⊕= the row before each, in place; before the very first is none. */
  async xorBefore(step: string, s: Shared): Promise<void> {
    const neighbour = await this.fetch(step, s, 'before');
    xorBefore(s);
    if (neighbour) addRow(s, 0, neighbour);
  }

  /** Each row is the one before it; the very first is zero. */
  async rowBefore(step: string, s: Shared): Promise<Shared> {
    const neighbour = await this.fetch(step, s, 'before');
    const out = rowBefore(s);
    if (neighbour) addRow(out, 0, neighbour);
    return out;
  }

  /** Each row is the one behind it; the very last is zero. @param s zero behind the last row */
  async rowAfter(step: string, s: Shared): Promise<Shared> {
    const neighbour = await this.fetch(step, s, 'behind');
    const out = rowAfter(s);
    if (neighbour) addRow(out, this.rows - 1, neighbour);
    return out;
  }

  /** What is zero for the very first row, which has none before it. */
  clearFirst = (s: Shared): Shared => (this.before < 0 ? clearFirst(s) : s);

  /** Rows behind the last pass on what comes to the next worker, and back: h = 1 of each k planes, in place. */
  passOn(engine: Engine, h: Shared, k = 1): void {
    if (!this.team) return;
    const held = heldPlane(h.length, this.rows);
    const ones = zeroBits(h.planes, h.length);
    for (let at = 0; at < h.planes; at += k)
      ones.words.set(
        held.map((word) => ~word),
        at * held.length,
      );
    engine.add(h, ones);
  }

  /** The nearest row of another worker on one side; each gives its own on the other one. */
  private async fetch(step: string, s: Shared, side: 'before' | 'behind'): Promise<Shared | null> {
    const { team } = this;
    if (!team) return null;
    const [from, to, end] =
      side === 'before' ? [this.before, this.behind, this.rows - 1] : [this.behind, this.before, 0];
    const gives = this.rows > 0 && to >= 0;
    const pieces = Array.from({ length: team.size }, (_, k) =>
      gives && k === to ? rowAt(s, end) : mapParts(s, s.planes, 0, () => new Uint32Array()),
    );
    const received = await exchangeRows(team, `${step}/${side}`, pieces);
    return this.rows > 0 && from >= 0 ? received[from] : null;
  }
}

/** One row of a lane-ordered sharing. */
function rowAt(s: Shared, position: number): Shared {
  const words = strideOf(s.length);
  const at = placeOf(position, s.length);
  return mapParts(s, s.planes, 1, (part) =>
    Uint32Array.from({ length: s.planes }, (_, p) => (part[p * words + (at >>> 5)] >>> (at & 31)) & 1),
  );
}

/** s ⊕= a sharing of one row, at one of its rows. */
function addRow(s: Shared, position: number, row: Shared): void {
  const words = strideOf(s.length);
  const at = placeOf(position, s.length);
  s.parts.forEach((part, k) => {
    for (let p = 0; p < s.planes; p++) part[p * words + (at >>> 5)] ^= row.parts[k][p] << (at & 31);
  });
}
