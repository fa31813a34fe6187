/**
 * Secret bits of one party, and the linear operations that every party does alone.
 *
 * `length` rows of `planes` bits, stored plane by plane: plane p of part k is the words
 * [p·stride, (p+1)·stride) of parts[k], stride = ceil(length/32), row i = bit (i & 31) of word (i >> 5).
 * Bits past `length` are zero. How many parts there are and what they mean is the engine's business
 * (n = 3: parts = [A, B] = [r_{i+1}, r_{i+2}]); everything here treats all parts alike, so it is right
 * for every linear sharing.
 */
export interface Shared {
  readonly planes: number;
  readonly length: number;
  readonly parts: readonly Uint32Array[];
}

/** Public or plain bits in the layout of one part of `Shared`. */
export interface Bits {
  readonly planes: number;
  readonly length: number;
  readonly words: Uint32Array;
}

/** One plane of a sharing: an operand of a gate. */
export interface Plane {
  readonly of: Shared;
  readonly at: number;
}

/** Words that one plane of `length` rows takes. */
export const strideOf = (length: number): number => (length + 31) >>> 5;

/** Ones in the bits of a plane's last word that hold rows. */
export const lastWordMask = (length: number): number => (length & 31 ? (1 << (length & 31)) - 1 : -1) >>> 0;

/** Zeroes the bits past `length` of every plane, in place. */
export function clearPadding(words: Uint32Array, planes: number, length: number): void {
  if ((length & 31) === 0) return;
  const stride = strideOf(length);
  const mask = lastWordMask(length);
  for (let p = 1; p <= planes; p++) words[p * stride - 1] &= mask;
}

/** All-zero public bits. */
export const zeroBits = (planes: number, length: number): Bits => ({
  planes,
  length,
  words: new Uint32Array(planes * strideOf(length)),
});

/** Public bits from a function of (plane, row). */
export function makeBits(
  planes: number,
  length: number,
  bit: (plane: number, row: number) => number | boolean,
): Bits {
  const bits = zeroBits(planes, length);
  const stride = strideOf(length);
  for (let p = 0; p < planes; p++)
    for (let i = 0; i < length; i++) if (bit(p, i)) bits.words[p * stride + (i >>> 5)] |= 1 << (i & 31);
  return bits;
}

/** The bit of one row in one plane, 0 or 1. */
export const bitAt = (bits: Bits, plane: number, row: number): number =>
  (bits.words[plane * strideOf(bits.length) + (row >>> 5)] >>> (row & 31)) & 1;

/** Plane `at` of a sharing. */
export const plane = (of: Shared, at = 0): Plane => ({ of, at });

/** All planes of a sharing, lowest first. */
export const planesOf = (of: Shared): Plane[] => Array.from({ length: of.planes }, (_, at) => ({ of, at }));

/** Applies one linear map to every part; `planes` and `length` are those of the result. */
export function mapParts(
  s: Shared,
  planes: number,
  length: number,
  map: (words: Uint32Array, part: number) => Uint32Array,
): Shared {
  return { planes, length, parts: s.parts.map(map) };
}

/** a ⊕ b of equal shape. */
export function xor(a: Shared, b: Shared): Shared {
  sameShape(a, b);
  return mapParts(a, a.planes, a.length, (words, k) => {
    const other = b.parts[k];
    const out = new Uint32Array(words.length);
    for (let i = 0; i < out.length; i++) out[i] = words[i] ^ other[i];
    return out;
  });
}

/** out ⊕= words, of equal length. */
export function xorInto(out: Uint32Array, words: Uint32Array): void {
  for (let i = 0; i < out.length; i++) out[i] ^= words[i];
}

/** The planes [from, to), in the memory of `s`. */
export function slicePlanes(s: Shared, from: number, to: number): Shared {
  const stride = strideOf(s.length);
  return mapParts(s, to - from, s.length, (words) => words.subarray(from * stride, to * stride));
}

/** The same in memory of its own: what it was cut from can be freed, and it can go to another thread. */
export const copyOf = (s: Shared): Shared => mapParts(s, s.planes, s.length, (words) => words.slice());

/** All planes of all sharings (of equal length), one after the other. */
export function concatPlanes(...list: readonly Shared[]): Shared {
  const planes = list.reduce((sum, s) => sum + s.planes, 0);
  const [first] = list;
  for (const s of list) if (s.length !== first.length) throw new RangeError('concatPlanes: lengths differ');
  return mapParts(first, planes, first.length, (_, k) => {
    const out = new Uint32Array(planes * strideOf(first.length));
    let at = 0;
    for (const s of list) {
      out.set(s.parts[k], at);
      at += s.parts[k].length;
    }
    return out;
  });
}

/** A sharing made of the named planes (of equal length), in this order. */
export const gatherPlanes = (planes: readonly Plane[]): Shared =>
  concatPlanes(...planes.map(({ of, at }) => slicePlanes(of, at, at + 1)));

/** All rows but the first, which is zero. */
export function clearFirst(s: Shared): Shared {
  const stride = strideOf(s.length);
  return mapParts(s, s.planes, s.length, (words) => {
    const out = words.slice();
    for (let first = 0; first < out.length; first += stride) out[first] &= ~1;
    return out;
  });
}

function sameShape(a: Shared, b: Shared): void {
  if (a.planes !== b.planes || a.length !== b.length)
    throw new RangeError(`shapes differ: ${a.planes}×${a.length} and ${b.planes}×${b.length}`);
}
