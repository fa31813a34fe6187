import { utf8ToBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import { checkSpec, type GroupIndex, type IndexSpec, rowsOf } from './index-build.ts';
import { lanedLength } from './lanes.ts';
import { type Shared, strideOf } from './shared.ts';

/** "STIX" and the version of this form. */
const MAGIC = 0x53544904;
const SEED_BYTES = 32;
const SYMMETRIC = 1;
const NEAR = 2;
/** Header: magic, flags, h, parts, seeds, accounts, positions, venues or self, and crowd (0 = none). */
const HEADER_BYTES = 4 + 4 + 12 + 1;
/** 2^26 rows: above anything a node can sort in one piece. */
const MAX_ROWS = 1 << 26;

/**
 * An index as bytes, for the store of the party that built it. It holds shares, permutation seeds and the public
 * order: as secret as the shares, to be erased with the window.
 *
 * Numbers are big-endian, words of planes and lanes little-endian.
 */
export function encodeIndex(index: GroupIndex): Uint8Array {
  const { spec, permutation, lanes } = index;
  const near = spec.kind === 'near';
  const shares = [index.same, index.masks, ...(index.roles ? [index.roles] : [])];
  const head = new DataView(new ArrayBuffer(HEADER_BYTES));
  head.setUint32(0, MAGIC);
  head.setUint8(4, (near ? NEAR : 0) | (spec.symmetric ? SYMMETRIC : 0));
  head.setUint8(5, spec.h);
  head.setUint8(6, index.same.parts.length);
  head.setUint8(7, permutation.seeds.size);
  head.setUint32(8, spec.accounts);
  head.setUint32(12, spec.positions);
  head.setUint32(16, near ? (spec.self ?? 0) : (spec.venues ?? spec.positions));
  head.setUint8(20, spec.crowd ?? 0);
  const seeds = [...permutation.seeds].flatMap(([label, seed]) => {
    const name = utf8ToBytes(label);
    return [Uint8Array.of(name.length), name, seed];
  });
  const words = [lanes, ...shares.flatMap(({ parts }) => parts)];
  const pieces = [new Uint8Array(head.buffer), ...seeds, ...words.map(bytesOf)];
  const out = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    out.set(piece, at);
    at += piece.length;
  }
  return out;
}

/**
 * Reads what `encodeIndex` wrote.
 * @throws InputError when the bytes are anything else; nothing is allocated by a length that they only claim
 */
export function decodeIndex(bytes: Uint8Array): GroupIndex {
  if (bytes.length < HEADER_BYTES) throw bad(`it has ${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(0) !== MAGIC) throw bad('it does not start with the mark of an index, version 4');
  const flags = view.getUint8(4);
  if (flags > (NEAR | SYMMETRIC)) throw bad(`unknown flags ${flags}`);
  const [h, parts, seedCount] = [view.getUint8(5), view.getUint8(6), view.getUint8(7)];
  const crowd = view.getUint8(20);
  const shape = {
    h,
    accounts: view.getUint32(8),
    positions: view.getUint32(12),
    ...(crowd > 0 && { crowd }),
  };
  const split = view.getUint32(16);
  const near = (flags & NEAR) !== 0;
  const spec: IndexSpec = near
    ? { kind: 'near', ...shape, self: split, symmetric: (flags & SYMMETRIC) !== 0 }
    : { kind: 'place', ...shape, venues: split };
  try {
    checkSpec(spec);
  } catch (error) {
    throw bad((error as Error).message);
  }
  const rows = rowsOf(spec);
  if (rows > MAX_ROWS) throw bad(`${rows} rows are more than ${MAX_ROWS}`);
  let at = HEADER_BYTES;
  const seeds = new Map<string, Uint8Array>();
  for (let k = 0; k < seedCount; k++) {
    const end = at + 1 + (bytes[at] ?? 0);
    if (end + SEED_BYTES > bytes.length) throw bad('it ends within the seeds');
    seeds.set(String.fromCharCode(...bytes.subarray(at + 1, end)), bytes.slice(end, end + SEED_BYTES));
    at = end + SEED_BYTES;
  }
  const planes = [1, h, ...(near ? [spec.symmetric ? 4 : 2] : [])];
  const length = lanedLength(rows);
  const expected = 4 * (length + parts * strideOf(length) * planes.reduce((sum, count) => sum + count, 0));
  if (bytes.length - at !== expected)
    throw bad(`${bytes.length - at} bytes follow the seeds instead of ${expected}`);
  const words = (count: number): Uint32Array => {
    const piece = new Uint32Array(bytes.slice(at, at + 4 * count).buffer);
    at += 4 * count;
    return piece;
  };
  const lanes = words(length);
  if (!isPermutation(lanes, rows)) throw bad('its order is no permutation');
  const [same, masks, roles] = planes.map((count): Shared => {
    const part = (): Uint32Array => words(count * strideOf(length));
    return { planes: count, length, parts: Array.from({ length: parts }, part) };
  });
  return { spec, permutation: { length: rows, seeds }, lanes, same, masks, roles: roles ?? null };
}

const bytesOf = (words: Uint32Array): Uint8Array =>
  new Uint8Array(words.buffer, words.byteOffset, words.byteLength);

/** Whether every row has a place, and only one. */
function isPermutation(lanes: Uint32Array, rows: number): boolean {
  const seen = new Uint8Array(rows);
  return lanes.every((row) => row === rows || (row < rows && seen[row]++ === 0)) && !seen.includes(0);
}

const bad = (why: string): InputError =>
  new InputError(`this is no stored index: ${why}; build the index again from the epoch's uploads`);
