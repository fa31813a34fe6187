/** Rows that go from worker to worker of a team, and back. */
import { listed } from './row-numbers.ts';
import { concatRows, pickRows, selectRows, sliceRows } from './rows.ts';
import { type Shared, strideOf } from './shared.ts';
import type { Team } from './team.ts';

/** Which rows this worker gives to whom, and how many it gets; known to every worker of the party that it concerns. */
export interface Route {
  /** Number (0 for worker 1) of the worker that gets each row; those for one worker go in this order. */
  readonly to: Uint8Array;
  /** Rows that come from each worker; they lie one worker behind the other. */
  readonly from: readonly number[];
}

/** The rows for each worker, ascending. */
export function leaving(to: Uint8Array, size: number): Uint32Array[] {
  const counts = new Uint32Array(size);
  for (const worker of to) counts[worker]++;
  const lists = Array.from(counts, (count) => new Uint32Array(count));
  counts.fill(0);
  to.forEach((worker, row) => {
    lists[worker][counts[worker]++] = row;
  });
  return lists;
}

/** Of rows that came back, one worker's behind the other's: which of them was row 0, 1, 2, … */
export function returning(to: Uint8Array, size: number): Uint32Array {
  const order = new Uint32Array(to.length);
  let at = 0;
  for (const rows of leaving(to, size)) for (const row of rows) order[row] = at++;
  return order;
}

/** [from, to) of what came from each worker. */
export function segments(from: readonly number[]): (readonly [from: number, to: number])[] {
  let at = 0;
  return from.map((count) => {
    at += count;
    return [at - count, at];
  });
}

/** Moves rows as a route says. */
export const sendForth = async (team: Team, step: string, s: Shared, { to }: Route): Promise<Shared> =>
  concatRows(...(await exchangeRows(team, step, pickRows(s, leaving(to, team.size).map(listed)))));

/** Undoes `sendForth`. */
export async function sendBack(team: Team, step: string, s: Shared, { to, from }: Route): Promise<Shared> {
  const pieces = segments(from).map(([first, behind]) => sliceRows(s, first, behind));
  const rows = concatRows(...(await exchangeRows(team, step, pieces)));
  return selectRows(rows, listed(returning(to, team.size)));
}

/** Gives a sharing to each worker and takes one from each, all of equal planes and parts. */
export async function exchangeRows(team: Team, step: string, pieces: readonly Shared[]): Promise<Shared[]> {
  const [{ planes, parts }] = pieces;
  const messages = pieces.map((piece) => {
    const words = new Uint32Array(1 + parts.length * piece.parts[0].length);
    words[0] = piece.length;
    piece.parts.forEach((part, k) => {
      words.set(part, 1 + k * part.length);
    });
    return new Uint8Array(words.buffer);
  });
  const received = await team.exchange(step, messages);
  return received.map((data) => {
    const aligned = data.byteOffset % 4 === 0 ? data : data.slice();
    const [length] = new Uint32Array(aligned.buffer, aligned.byteOffset, 1);
    const size = planes * strideOf(length);
    const part = (k: number) =>
      new Uint32Array(aligned.buffer, aligned.byteOffset + 4 * (1 + k * size), size);
    return { planes, length, parts: parts.map((_, k) => part(k)) };
  });
}
