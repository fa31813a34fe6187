import { comparePlan } from '../../workers/mpc/compare-plan.ts';
import { encodeGates } from '../../workers/mpc/gate-program.ts';
import { createKernels, type Kernels } from '../../workers/mpc/kernels/kernels.ts';
import type { Bench } from './bench-kind.ts';

const ROWS = 1 << 20;
const PLANES = 64;
/** Tiles of a block, as the engine runs them: state and messages stay in the second-level cache. */
const TILES = 128;
const TILE = 128;
/** Bytes of stream at a time. */
const STREAM = 1 << 16;
const REPEATS = 15;

/** The least time of one call, in ns. */
function least(run: () => void): number {
  let best = Number.POSITIVE_INFINITY;
  for (let i = 0; i < REPEATS; i++) {
    const start = performance.now();
    run();
    best = Math.min(best, performance.now() - start);
  }
  return 1e6 * best;
}

/** Fills a list with random rows. */
function randomRows(k: Kernels, list: number, key: number, nonce: number): void {
  k.stream(list, key, nonce, 0, 4 * ROWS);
  const words = k.words().subarray(list / 4, list / 4 + ROWS);
  for (let i = 0; i < ROWS; i++) words[i] &= ROWS - 1;
}

const rounded = (value: number): number => Math.round(100 * value) / 100;

/** 10^9 bytes a second of each way to make keystreams, in this thread. */
export function benchStreams(k: Kernels) {
  const [keys, out] = [k.alloc(64), k.alloc(STREAM)];
  const calls = 64;
  const speed = (call: (i: number) => void): number => {
    const time = least(() => {
      for (let i = 0; i < calls; i++) call(i);
    });
    return rounded((calls * STREAM) / time);
  };
  return {
    stream: speed((i) => k.stream(out, keys, i, 0, STREAM)),
    streamXor: speed((i) => k.streamXor(out, keys, i, 0, STREAM)),
    zeros: speed((i) => k.zeros(out, keys, keys + 32, i, 0, STREAM)),
  };
}

/** ns per comparison of 64-bit keys, one party, without messages. */
function benchComparator(k: Kernels) {
  const rows = k.alloc(16 * ROWS);
  const [left, right] = [k.alloc(4 * ROWS), k.alloc(4 * ROWS)];
  const keys = k.alloc(64);
  const tileStride = 32 * 2 * PLANES;
  const regs = k.alloc(TILES * tileStride);
  const place = (words: ArrayLike<number>): number => {
    const at = k.alloc(4 * words.length);
    k.words().set(words, at / 4);
    return at;
  };
  const plan = comparePlan(PLANES, 4);
  const rounds = [...plan.rounds, [plan.result]].map((gates) => ({
    gates: gates.length,
    program: place(encodeGates(gates)),
    out: place(gates.map(({ out }) => out)),
  }));
  const widest = Math.max(...rounds.map(({ gates }) => gates));
  const [z, received] = [0, 1].map(() => k.alloc(16 * widest * TILES + 256));
  k.stream(rows, keys, 0, 0, 16 * ROWS);
  k.stream(received, keys, 1, 0, 16 * widest * TILES);
  const block = TILES * TILE;
  const blocks = ROWS / block;
  const load = (): number =>
    least(() => {
      for (let b = 0; b < blocks; b++) {
        const skip = 4 * b * block;
        k.loadPairs(rows, 16, PLANES, left + skip, right + skip, block, regs, tileStride, 0, PLANES);
      }
    }) / ROWS;
  const each = (call: (round: (typeof rounds)[number], i: number) => void): number =>
    least(() => {
      for (let b = 0; b < blocks; b++) for (let i = 0; i < rounds.length; i++) call(rounds[i], i);
    }) / ROWS;

  // As in a sort: rows in order, each 64 of them against one pivot somewhere.
  randomRows(k, right, keys, 2);
  for (let i = 0; i < ROWS; i++) {
    k.words()[left / 4 + i] = i;
    k.words()[right / 4 + i] = k.words()[right / 4 + (i & ~63)];
  }
  const loadPairs = load();
  randomRows(k, left, keys, 3);
  randomRows(k, right, keys, 4);
  const loadRandomPairs = load();
  const zeros = each(({ gates }, i) => k.zeros(z, keys, keys + 32, i, 0, 16 * gates * TILES));
  const gates = each(({ program, gates }) =>
    k.gates(program, gates, TILES, regs, 32, 16, tileStride, z, 16, 16 * gates),
  );
  const absorb = each(({ out, gates }) =>
    k.absorb(out, gates, TILES, regs, 32, 16, tileStride, z, received, 16, 16 * gates),
  );
  return {
    gatesOfOne: rounds.reduce((sum, round) => sum + round.gates, 0),
    rounds: rounds.length,
    loadPairs: rounded(loadPairs),
    loadRandomPairs: rounded(loadRandomPairs),
    zeros: rounded(zeros),
    gates: rounded(gates),
    absorb: rounded(absorb),
    all: rounded(loadPairs + zeros + gates + absorb),
  };
}

/** ms for 2^20 rows. */
function benchRows(k: Kernels) {
  const key = k.alloc(32);
  const [from, out] = [k.alloc(32 * ROWS), k.alloc(32 * ROWS)];
  const index = k.alloc(4 * ROWS);
  const tables = k.alloc(8 * 256 * 8);
  k.stream(from, key, 0, 0, 32 * ROWS);
  k.stream(tables, key, 1, 0, 8 * 256 * 8);
  randomRows(k, index, key, 2);
  const ms = (run: () => void): number => rounded(least(run) / 1e6);
  return {
    gather16: ms(() => k.gather(out, from, 16, index, ROWS)),
    gather24: ms(() => k.gather(out, from, 24, index, ROWS)),
    gather32: ms(() => k.gather(out, from, 32, index, ROWS)),
    loadRows: ms(() => k.loadRows(from, 16, PLANES, ROWS, out, 32, 16, 32 * PLANES, 0)),
    storeRows: ms(() => k.storeRows(from, 16, PLANES, ROWS, out, 32, 16, 32 * PLANES, 0)),
    xorInto16: ms(() => k.xorInto(out, from, 16 * ROWS)),
    hash: ms(() => k.hash(from, ROWS, tables)),
  };
}

/** The `kernels` subcommand. */
export const kernelsBench: Bench = {
  name: 'kernels',
  about: 'one thread: ChaCha in GB/s, parts of a comparison in ns, moving 2^20 rows in ms',
  run: async () => ({
    gigabytesPerSecond: benchStreams(createKernels()),
    nsPerComparison: benchComparator(createKernels()),
    msPerMillionRows: benchRows(createKernels()),
  }),
};
