import type { Party } from './party.ts';
import { type Bits, type Plane, planesOf, type Shared } from './shared.ts';
import type { Stats } from './stats.ts';
import type { Team } from './team.ts';

/** One summand of a gate: a product of two planes, or one plane alone. */
export type Term = readonly [Plane, Plane] | readonly [Plane];

/** A sum (XOR) of terms. It costs one sent bit a row, however many terms it has; the output is freshly shared. */
export type Gate = readonly Term[];

/** A gate for each plane, which gives the same bits under a fresh sharing. */
export const singly = (s: Shared): Gate[] => planesOf(s).map((plane) => [[plane]]);

/**
 * A secret permutation that no party knows whole: seeds by label, those that this party holds.
 * It may be stored (the index keeps its own); masks are never derived from these seeds.
 */
export interface Permutation {
  /** N, of all workers. */
  readonly length: number;
  /** Rows that each worker of a team holds before and after; absent when one holds all. */
  readonly sizes?: readonly number[];
  readonly seeds: ReadonlyMap<string, Uint8Array>;
}

/** Names pairs of rows, piece by piece, in the order in which they are compared. */
export type PairList = (from: number, left: Uint32Array, right: Uint32Array) => void;

/** Opens comparisons of the keys of one sort. */
export interface Comparer {
  /**
   * Bit i of the answer: in pair i, the key of the left row is less than that of the right row (plane 0 = lowest bit).
   *
   * @param count pairs
   * @param list writes the rows of the pairs from number `from` on, as many as the lists are long
   *
   * ⚠ The keys of a pair must differ and their order must depend on nothing secret but a uniform permutation;
   * neither is checked here. See sort.ts.
   */
  less(count: number, list: PairList): Promise<Bits>;
  /** Row i is from now on what was row order[i], a permutation of all rows (not checked): rows that are compared lie together. */
  arrange(order: Uint32Array): void;
  /** Frees what it holds. */
  end(): void;
}

/**
 * What a program needs from a secret-sharing back-end. Programs are written once against it; all parties call
 * the same methods in the same order with the same shapes and step names, one at a time. An engine may be one worker of
 * its party's team: then rows are those that it holds, and the engines of that worker at all parties do the same.
 *
 * XOR and everything else in shared.ts and rows.ts is linear and needs no engine.
 * Every method that talks throws a ProtocolError when another party is at another step.
 */
export interface Engine {
  readonly party: Party;
  readonly stats: Stats;
  /** Null when this engine holds all rows of its party. */
  readonly team: Team | null;
  /** Public bits as a sharing. Local. */
  constant(bits: Bits): Shared;
  /** s ⊕= public bits of its shape, in place. Local. */
  add(s: Shared, bits: Bits): void;
  /** ¬s. Local. */
  not(s: Shared): Shared;
  /** Memory for a sharing, until the engine ends; it holds anything. Local. */
  room(planes: number, length: number): Shared;
  /**
   * Evaluates all gates (on planes of `length` rows) in one message round (two where a king sums them up); plane g of the result is gate g. It lives until
   * the engine ends.
   */
  round(step: string, length: number, gates: readonly Gate[]): Promise<Shared>;
  /** Ends the life of what `room` or a round gave, as a whole: nobody reads it any more. Local. */
  release(s: Shared): void;
  /** Opens bits to every party. */
  open(step: string, s: Shared): Promise<Bits>;
  /** `round` and `open` in one. */
  openRound(step: string, length: number, gates: readonly Gate[]): Promise<Bits>;
  /** Compares rows of `keys` among each other; `end` it. */
  comparer(step: string, keys: Shared): Comparer;
  /** Uniform secret bits that no party knows. Local. */
  random(planes: number, length: number): Shared;
  /** The same secret under a fresh uniform sharing. */
  refresh(step: string, s: Shared): Promise<Shared>;
  /**
   * A uniform permutation nobody knows, from this engine's keys; of a team all workers draw the same one.
   * @param sizes of a team, rows of each worker, `length` together
   * @throws ProtocolError when `purpose` was drawn before
   */
  permutation(purpose: string, length: number, sizes?: readonly number[]): Permutation;
  /**
   * Moves the rows by `p`, freshly shared under masks of this engine's keys. The memory of `s` is used up: the result
   * takes it, so that no page is new to the system.
   */
  shuffle(step: string, p: Permutation, s: Shared): Promise<Shared>;
  /** Undoes `shuffle` with the same `p`, in this or an earlier engine. Uses up the memory of `s`. */
  unshuffle(step: string, p: Permutation, s: Shared): Promise<Shared>;
  /** Ends the engine: others use the memory of its rounds again, but for what lies in `kept`. */
  end(kept: ReadonlySet<ArrayBufferLike>): void;
}
