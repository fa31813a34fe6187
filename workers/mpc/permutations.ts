/** Permutations of rows out of seeds. */
import type { Permutation } from './engine.ts';
import { withKernels } from './kernels/lend.ts';
import { PairStream, placeKey } from './pair-stream.ts';
import { streamKey } from './prg.ts';
import { leaving, type Route, returning, segments } from './routes.ts';

/** How this party's rows move by one permutation in one direction. */
export interface Move {
  /** Rows that go to each worker of a team first, and then lie one worker's behind the other's; null for one worker. */
  readonly leave: readonly Uint32Array[] | null;
  /** Then row i becomes what was row order[i]; the other way, row order[i] what was row i. */
  readonly order: Uint32Array;
  readonly isOtherWay: boolean;
}

/** The inverse, made when it is asked for. */
interface Expanded {
  readonly worker: number;
  readonly there: Move;
  back?: Move;
  readonly route: Route | null;
}

/** Permutations by their seed, while that is there: a match goes in and out by the same one. */
const known = new WeakMap<Uint8Array, Expanded>();

/**
 * What the permutation of a seed is to one worker.
 *
 * Of a team each worker expands its part alone: first which worker each row goes to, a uniform arrangement of as many
 * numbers k as worker k has rows, then for each worker a uniform order of what it got. Every permutation of all N rows
 * is one arrangement with one order for each worker, and these are as many: N! = (N! / Π n_k!) · Π n_k!. So it is
 * uniform, as the one of a worker alone is.
 *
 * @param worker 1 where there is no team
 */
export function moveBy(
  seed: Uint8Array,
  { length, sizes = [length] }: Permutation,
  worker: number,
  inverse: boolean,
): Move {
  let found = known.get(seed);
  if (found?.worker !== worker) {
    found = expand(seed, sizes, worker);
    known.set(seed, found);
  }
  if (!inverse) return found.there;
  found.back ??= invert(found);
  return found.back;
}

function expand(seed: Uint8Array, sizes: readonly number[], worker: number): Expanded {
  const rows = sizes[worker - 1];
  if (sizes.length === 1)
    return {
      worker,
      there: { leave: null, order: expandPermutation(seed, rows), isOtherWay: false },
      route: null,
    };
  const route = arrangeWorkers(seed, sizes, worker);
  const order = expandPermutation(seed, rows, `permutation/${worker}`);
  return { worker, there: { leave: leaving(route.to, sizes.length), order, isOtherWay: false }, route };
}

function invert({ there, route }: Expanded): Move {
  if (!route) return { ...there, isOtherWay: true };
  const { order } = there;
  const inverse = new Uint32Array(order.length);
  for (let i = 0; i < order.length; i++) inverse[order[i]] = i;
  const leave = segments(route.from).map(([from, to]) => inverse.subarray(from, to));
  return { leave, order: returning(route.to, route.from.length), isOtherWay: false };
}

/**
 * A uniform permutation of 0..length−1: Fisher–Yates with rejection, so without bias.
 * Its time depends on the seed only, which both holders know.
 */
export const expandPermutation = (
  seed: Uint8Array,
  length: number,
  purpose = 'permutation',
): Uint32Array<ArrayBuffer> =>
  withKernels((kernels) => {
    const key = placeKey(kernels, streamKey(seed, purpose));
    const order = kernels.alloc(4 * length);
    kernels.permute(order, length, key);
    return kernels.words().slice(order >>> 2, (order >>> 2) + length);
  });

/** Words that are drawn at once. */
const DRAWN = 1 << 14;

/**
 * Which worker each row goes to: of all arrangements of sizes[k] numbers k any with the same probability. Each row draws
 * one of the places that are left, without bias. It takes the time of all rows, but the memory of this worker's.
 */
export function arrangeWorkers(seed: Uint8Array, sizes: readonly number[], worker: number): Route {
  const stream = new PairStream(seed, 'workers');
  let left = sizes.reduce((sum, size) => sum + size, 0);
  const words = new Uint32Array(Math.min(DRAWN, left));
  let used = words.length;
  const below = (bound: number): number => {
    for (;;) {
      if (used === words.length) {
        stream.fill(words);
        used = 0;
      }
      const word = words[used++];
      const chosen = word % bound;
      if (word - chosen <= 2 ** 32 - bound) return chosen; // else of the last, incomplete stretch of `bound` numbers
    }
  };
  const places = [...sizes];
  const to = new Uint8Array(sizes[worker - 1]);
  const from = sizes.map((size, source) => {
    let mine = 0;
    for (let row = 0; row < size; row++, left--) {
      let place = below(left);
      let goal = 0;
      while (place >= places[goal]) place -= places[goal++];
      places[goal]--;
      if (goal === worker - 1) mine++;
      if (source === worker - 1) to[row] = goal;
    }
    return mine;
  });
  return { to, from };
}
