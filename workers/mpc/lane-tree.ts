import { isQuartered } from './lanes.ts';
import { gatherPlanes, mapParts, plane, type Shared, strideOf } from './shared.ts';

/**
 * Lane-ordered rows in fours: plane 4p + j is row j of every four rows of plane p. A quarter of a large plane is one,
 * where it lies: the result has the memory of `s`. Small ones are copied; where W is not divisible by 4, zeros end the
 * lanes of some.
 */
export function quarter(s: Shared): Shared {
  if (isQuartered(strideOf(s.length))) return { planes: 4 * s.planes, length: s.length / 4, parts: s.parts };
  const [even, odd] = halve(s);
  const [[row0, row2], [row1, row3]] = [halve(even), halve(odd)];
  const rows = [row0, row1, row2, row3];
  return gatherPlanes(Array.from({ length: 4 * s.planes }, (_, at) => plane(rows[at & 3], at >>> 2)));
}

/** The inverse of `quarter`, in the memory of `s` where it is. @param length rows of the result */
export function joinQuarters(s: Shared, length: number): Shared {
  const planes = s.planes / 4;
  if (isQuartered(strideOf(length))) return { planes, length, parts: s.parts };
  const [q0, q1, q2, q3] = [0, 1, 2, 3].map((j) =>
    gatherPlanes(Array.from({ length: planes }, (_, at) => plane(s, 4 * at + j))),
  );
  const half = halfOf(length);
  return join(join(q0, q2, half), join(q1, q3, half), length);
}

/** Neighbours apart: rows 0, 2, 4, … and rows 1, 3, 5, …; where W is odd, each lane of them ends with a zero. */
const halve = (s: Shared) => [everySecond(s, 0), everySecond(s, 1)] as const;

/** The inverse of `halve`. @param length rows of the result */
function join(even: Shared, odd: Shared, length: number): Shared {
  const words = strideOf(length);
  const half = strideOf(even.length);
  return mapParts(even, even.planes, length, (part, k) => {
    const other = odd.parts[k];
    const out = new Uint32Array(even.planes * words);
    if (length <= 32) for (let p = 0; p < out.length; p++) out[p] = spread(part[p]) | (spread(other[p]) << 1);
    else
      for (let p = 0, at = 0; p < even.planes; p++)
        for (let w = 0; w < words; w++, at++) out[at] = (w & 1 ? other : part)[p * half + (w >>> 1)];
    return out;
  });
}

/** Rows of each half of a laned sharing. */
const halfOf = (length: number): number => (length <= 32 ? length / 2 : 32 * Math.ceil(strideOf(length) / 2));

/** By words; of a single word, whose 32 bits are neighbours, by bits. */
function everySecond(s: Shared, first: 0 | 1): Shared {
  const words = strideOf(s.length);
  const length = halfOf(s.length);
  const half = strideOf(length);
  return mapParts(s, s.planes, length, (part) => {
    const out = new Uint32Array(s.planes * half);
    if (s.length <= 32) for (let p = 0; p < out.length; p++) out[p] = squeeze(part[p] >>> first);
    else
      for (let p = 0; p < s.planes; p++)
        for (let w = first, at = p * half; w < words; w += 2, at++) out[at] = part[p * words + w];
    return out;
  });
}

/** The 16 even bits of a word, moved together. */
function squeeze(word: number): number {
  let x = word & 0x55555555;
  x = (x | (x >>> 1)) & 0x33333333;
  x = (x | (x >>> 2)) & 0x0f0f0f0f;
  x = (x | (x >>> 4)) & 0x00ff00ff;
  return (x | (x >>> 8)) & 0xffff;
}

/** The low 16 bits of a word, moved to its even bits. */
function spread(word: number): number {
  let x = word & 0xffff;
  x = (x | (x << 8)) & 0x00ff00ff;
  x = (x | (x << 4)) & 0x0f0f0f0f;
  x = (x | (x << 2)) & 0x33333333;
  return (x | (x << 1)) & 0x55555555;
}
