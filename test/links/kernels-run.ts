import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import type { Kernels } from '../../workers/mpc/kernels/kernels.ts';

const ROWS = 300;
const PLANES = 77;
const TILES = 3;

/** Runs every kernel once, each on what the others left; the digest of all the memory after each. */
export function everyKernel(k: Kernels): Record<string, string> {
  const start = k.mark();
  const keys = k.alloc(64);
  const tables = k.alloc(8 * 256 * 8);
  const rows = k.alloc(32 * ROWS);
  const moved = k.alloc(32 * ROWS);
  const index = k.alloc(4 * ROWS);
  const program = k.alloc(4 * 6);
  const regs = k.alloc(TILES * 32 * 2 * PLANES);
  const z = k.alloc(16 * TILES);
  k.bytes().fill(0, start);
  for (let i = 0; i < 64; i++) k.bytes()[keys + i] = i;
  for (let i = 0; i < ROWS; i++) k.words()[index / 4 + i] = (7 * i) % ROWS;
  k.words().set([1, 1, 3, 5, 8, 2], program / 4);

  const regShape = [regs, 32, 16, 32 * 2 * PLANES] as const;
  const [, slot, part, tile] = regShape;
  const steps: [string, () => void][] = [
    ['stream', () => k.stream(tables, keys, 1, 2, 8 * 256 * 8)],
    ['zeros', () => k.zeros(rows, keys, keys + 32, 3, 4, 32 * ROWS - 255)],
    ['streamXor', () => k.streamXor(rows, keys, 5, 6, 4096)],
    ['gather', () => k.gather(moved, rows, 32, index, ROWS)],
    ['xorInto', () => k.xorInto(moved, rows, 32 * 100 + 3)],
    ['scatter', () => k.scatter(rows, moved, 32, index, ROWS)],
    ['loadPairs', () => k.loadPairs(rows, 32, PLANES, index, index + 4, ROWS - 1, regs, tile, 0, PLANES)],
    ['gates', () => k.gates(program, 1, TILES, regs, slot, part, tile, z, 16, 16)],
    ['absorb', () => k.absorb(program + 8, 1, TILES, regs, slot, part, tile, z, rows, 16, 16)],
    ['loadRows', () => k.loadRows(moved, 32, PLANES, ROWS, regs, slot, part, tile, 0)],
    ['storeRows', () => k.storeRows(rows, 32, PLANES, ROWS, regs, slot, part, tile, 9)],
    ['hash', () => k.hash(rows, 2 * ROWS, tables)],
  ];
  return Object.fromEntries(
    steps.map(([name, run]) => {
      run();
      return [name, bytesToHex(sha256(k.bytes().subarray(start)))];
    }),
  );
}
