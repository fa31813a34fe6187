import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import {
  checkSpec,
  type GroupIndex,
  type IndexPart,
  type IndexSpec,
  rowsOf,
  sizesOf,
} from './index-build.ts';
import { lanedLength } from './lanes.ts';
import { type Shared, strideOf } from './shared.ts';

/** "STIX" and the version of this form. */
const MAGIC = 0x53544905;
/** "STW" and the version of the form of an index of several workers: their number, then each part behind its length. */
const TEAM_MAGIC = 0x53545701;
const SEED_BYTES = 32;
const SYMMETRIC = 1;
const NEAR = 2;
/** Header: magic, flags, h, parts, seeds, accounts, positions, venues or self, and crowd (0 = none). */
const HEADER_BYTES = 4 + 4 + 12 + 1;
/** 2^26 rows: above anything a node can sort in one piece. */
const MAX_ROWS = 1 << 26;

/**
 * An index as bytes, for the store of the party that built it: of each worker one, in their order. It holds shares,
 * permutation seeds and the public order: as secret as the shares, to be erased with the window.
 *
 * Numbers are big-endian, words of planes and lanes little-endian.
 */
export function encodeIndex(parts: readonly GroupIndex[]): Uint8Array {
  if (parts.length === 1) return encodePart(parts[0]);
  const head = new DataView(new ArrayBuffer(5));
  head.setUint32(0, TEAM_MAGIC);
  head.setUint8(4, parts.length);
  const pieces = parts.map(encodePart).flatMap((bytes) => [numbers([bytes.length]), bytes]);
  return concatBytes(new Uint8Array(head.buffer), ...pieces);
}

function encodePart(index: GroupIndex): Uint8Array {
  const { spec, permutation, part, lanes } = index;
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
  const route = part ? [numbers(part.held), numbers(part.route.from), part.route.to] : [];
  return concatBytes(new Uint8Array(head.buffer), ...seeds, ...route, ...words.map(bytesOf));
}

/**
 * Reads what `encodeIndex` wrote.
 * @throws InputError when the bytes are anything else; nothing is allocated by a length that they only claim
 */
export function decodeIndex(bytes: Uint8Array): GroupIndex[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (bytes.length < 5 || view.getUint32(0) !== TEAM_MAGIC) return [decodePart(bytes, null)];
  const size = view.getUint8(4);
  if (size < 2) throw bad(`it is of ${size} workers`);
  let at = 5;
  const parts = Array.from({ length: size }, (_, k) => {
    if (at + 4 > bytes.length) throw bad(`it ends before the part of worker ${k + 1}`);
    const end = at + 4 + view.getUint32(at);
    if (end > bytes.length) throw bad(`it ends within the part of worker ${k + 1}`);
    const part = decodePart(bytes.subarray(at + 4, end), { worker: k + 1, size });
    at = end;
    return part;
  });
  if (at !== bytes.length) throw bad(`${bytes.length - at} bytes follow its parts`);
  checkTeam(parts);
  return parts;
}

/** @throws InputError unless the parts are of one index, and what one worker gives another gets */
function checkTeam(parts: readonly GroupIndex[]): void {
  const [{ spec, part: first }] = parts;
  parts.forEach(({ spec: theirs, part }, k) => {
    if (JSON.stringify([theirs, part!.held]) !== JSON.stringify([spec, first!.held]))
      throw bad(`the part of worker ${k + 1} is of another index`);
    const given = new Uint32Array(parts.length);
    for (const worker of part!.route.to) given[worker]++;
    parts.forEach(({ part: other }, worker) => {
      if (other!.route.from[k] !== given[worker])
        throw bad(
          `worker ${k + 1} gives ${given[worker]} rows to worker ${worker + 1}, who gets ${other!.route.from[k]}`,
        );
    });
  });
}

/** @param place whose part of a team's index this is */
function decodePart(bytes: Uint8Array, place: { worker: number; size: number } | null): GroupIndex {
  if (bytes.length < HEADER_BYTES) throw bad(`it has ${bytes.length} bytes`);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  if (view.getUint32(0) !== MAGIC) throw bad('it does not start with the mark of an index, version 5');
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
  const sizes = place ? sizesOf(spec, place.size) : [rows];
  const { part, end } = place ? decodeRoute(bytes, at, place, sizes) : { part: null, end: at };
  at = end;
  const held = part ? part.held[part.worker - 1] : rows;
  const planes = [1, h, ...(near ? [spec.symmetric ? 4 : 2] : [])];
  const length = lanedLength(held);
  const expected = 4 * (length + parts * strideOf(length) * planes.reduce((sum, count) => sum + count, 0));
  if (bytes.length - at !== expected)
    throw bad(`${bytes.length - at} bytes of words follow instead of ${expected}`);
  const words = (count: number): Uint32Array => {
    const piece = new Uint32Array(bytes.slice(at, at + 4 * count).buffer);
    at += 4 * count;
    return piece;
  };
  const lanes = words(length);
  if (!isPermutation(lanes, held)) throw bad('its order is no permutation');
  const [same, masks, roles] = planes.map((count): Shared => {
    const part = (): Uint32Array => words(count * strideOf(length));
    return { planes: count, length, parts: Array.from({ length: parts }, part) };
  });
  const permutation = { length: rows, ...(place && { sizes }), seeds };
  return { spec, permutation, part, lanes, same, masks, roles: roles ?? null };
}

/** What a worker of a team knows of the others' rows. @returns it, and where it ends */
function decodeRoute(
  bytes: Uint8Array,
  at: number,
  { worker, size }: { worker: number; size: number },
  sizes: readonly number[],
): { part: IndexPart; end: number } {
  const rows = at + 8 * size;
  const end = rows + sizes[worker - 1];
  if (end > bytes.length) throw bad('it ends within the numbers of workers');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const counts = (from: number) => Array.from({ length: size }, (_, k) => view.getUint32(from + 4 * k));
  const [held, from] = [counts(at), counts(at + 4 * size)];
  const to = bytes.slice(rows, end);
  const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0);
  if (sum(held) !== sum(sizes) || sum(from) !== held[worker - 1] || to.some((goal) => goal >= size))
    throw bad(`rows of worker ${worker} go where no worker is, or come from nowhere`);
  return { part: { worker, route: { to, from }, held }, end };
}

/** Big-endian, 4 bytes each. */
function numbers(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 * values.length));
  values.forEach((value, k) => {
    view.setUint32(4 * k, value);
  });
  return new Uint8Array(view.buffer);
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
