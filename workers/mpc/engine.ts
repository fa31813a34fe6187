import type { Party } from './party.ts';
import { type Bits, type Plane, planesOf, type Shared } from './shared.ts';
import type { Stats } from './stats.ts';

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
  readonly length: number;
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

/** Workers of the same party who sort for an engine, each the rows between two borders. */
export interface Shards {
  readonly count: number;
  /** Sorts of fewer rows are not worth the way there and back. */
  readonly from: number;
  /**
   * Sorts bucket k at shard k, all at once; their words are not the caller's afterwards. `count` buckets.
   * @returns of each bucket order[sorted position] = row
   * @throws the error of the first shard that fails, without waiting for the others
   */
  sort(step: string, buckets: readonly Shared[]): Promise<Uint32Array[]>;
}

/**
 * What a program needs from a secret-sharing back-end. Programs are written once against it; all parties call
 * the same methods in the same order with the same shapes and step names, one at a time.
 *
 * XOR and everything else in shared.ts and rows.ts is linear and needs no engine.
 * Every method that talks throws a ProtocolError when another party is at another step.
 */
export interface Engine {
  readonly party: Party;
  readonly stats: Stats;
  /** Null when this engine sorts alone. */
  readonly shards: Shards | null;
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
  /** A uniform permutation nobody knows, from this engine's keys. @throws ProtocolError when `purpose` was drawn before */
  permutation(purpose: string, length: number): Permutation;
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
