import { expect, test } from 'vitest';
import { comparePlan } from '../../workers/mpc/compare-plan.ts';
import { encodeGates } from '../../workers/mpc/gate-program.ts';
import { createKernels, type Kernels } from '../../workers/mpc/kernels/kernels.ts';

const PLANES = 64;
const ROWS = 200;
const PAIRS = 300;
const TILES = Math.ceil(PAIRS / 128);
const PARTIES = [0, 1, 2];
const TILE_STRIDE = 32 * 2 * PLANES;

/** Three parts of every key. */
const random = new BigUint64Array(3 * ROWS);
crypto.getRandomValues(random);
const part = (r: number, row: number): bigint => random[r * ROWS + row];
const key = (row: number): bigint => part(0, row) ^ part(1, row) ^ part(2, row);

/** Rows of pairs; the two of a pair differ, since their keys must. */
const left = Array.from({ length: PAIRS }, (_, k) => (7 * k) % ROWS);
const right = left.map((row, k) => (row + 1 + (k % (ROWS - 1))) % ROWS);

/** One party's memory: its shares as bit planes, and room for messages. */
function party(i: number) {
  const k = createKernels();
  const place = (words: ArrayLike<number>): number => {
    const at = k.alloc(4 * words.length);
    k.words().set(words, at / 4);
    return at;
  };
  // Part A of party i is r_{i+1}, part B r_{i+2}.
  const rows = BigUint64Array.from({ length: 2 * ROWS }, (_, j) => part((i + 1 + (j & 1)) % 3, j >>> 1));
  const [rowsAt, leftAt, rightAt] = [new Uint32Array(rows.buffer), left, right].map(place);
  const regs = k.alloc(TILES * TILE_STRIDE);
  k.loadPairs(rowsAt, 16, PLANES, leftAt, rightAt, PAIRS, regs, TILE_STRIDE, 0, PLANES);
  // Each two parties share a key; party i has those with its neighbours.
  const keys = [i, (i + 1) % 3].map((pair) => place(new Uint32Array(8).fill(pair + 1)));
  const [z, received] = [0, 1].map(() => k.alloc(16 * PLANES * TILES + 256));
  return { k, place, regs, keys, z, received };
}

test('three parties compare 64-bit keys: the sum of what they hold is left < right', () => {
  const parties = PARTIES.map(party);
  const { rounds, result } = comparePlan(PLANES, 4);
  [...rounds, [result]].forEach((round, number) => {
    const gates = round.length;
    const program = encodeGates(round);
    const out = round.map((gate) => gate.out);
    const bytes = 16 * gates * TILES;
    for (const { k, place, regs, keys, z } of parties) {
      k.zeros(z, keys[0], keys[1], number, 0, bytes);
      k.gates(place(program), gates, TILES, regs, 32, 16, TILE_STRIDE, z, 16, 16 * gates);
    }
    parties.forEach(({ k, place, regs, z, received }, i) => {
      const next = parties[(i + 1) % 3];
      k.bytes().set(next.k.bytes().subarray(next.z, next.z + bytes), received);
      k.absorb(place(out), gates, TILES, regs, 32, 16, TILE_STRIDE, z, received, 16, 16 * gates);
    });
  });
  const opened = Array.from({ length: PAIRS }, (_, pair) =>
    parties.reduce((sum, { k, z }) => sum ^ bit(k, z, pair), 0),
  );
  expect(opened).toEqual(left.map((row, k) => Number(key(row) < key(right[k]))));
});

const bit = (k: Kernels, z: number, row: number): number => (k.bytes()[z + (row >>> 3)] >>> (row & 7)) & 1;
