/**
 * Hexadecimal numbers ↔ bits of a row of words that begins at word `row`: bit b of it is bit b & 31 of word
 * row + (b >> 5), as in bit-matrix.ts.
 * @module
 */

/**
 * Writes a number from bit `bit` of a row on, lowest bit first; these bits were 0.
 * @param digits `0x` and hexadecimal digits, not checked
 * @returns whether it fits into `width` bits; else nothing that was written counts
 */
export function writeHex(
  words: Uint32Array,
  row: number,
  bit: number,
  digits: string,
  width: number,
): boolean {
  for (let end = digits.length, low = 0; end > 2; end -= 8, low += 32) {
    const word = Number.parseInt(digits.slice(Math.max(2, end - 8), end), 16);
    if (word >= 2 ** Math.max(0, Math.min(32, width - low))) return false;
    if (word > 0) writeWord(words, row, bit + low, word);
  }
  return true;
}

/** The number of `width` bits from bit `bit` on: `0x` and ⌈width / 4⌉ lower-case digits. */
export function readHex(words: Uint32Array, row: number, bit: number, width: number): string {
  let text = '0x';
  for (let low = (width - 1) & ~31; low >= 0; low -= 32) {
    const count = Math.min(32, width - low);
    const word = readWord(words, row, bit + low) & (count < 32 ? (1 << count) - 1 : -1);
    text += (word >>> 0).toString(16).padStart((count + 3) >> 2, '0');
  }
  return text;
}

/** 32 bits from any bit on. The last of them are in the next word; where it is not of this row they are 0. */
function writeWord(words: Uint32Array, row: number, bit: number, word: number): void {
  const shift = bit & 31;
  const at = row + (bit >>> 5);
  words[at] |= word << shift;
  if (shift > 0) words[at + 1] |= word >>> (32 - shift);
}

function readWord(words: Uint32Array, row: number, bit: number): number {
  const shift = bit & 31;
  const at = row + (bit >>> 5);
  const word = words[at] >>> shift;
  return shift > 0 ? word | (words[at + 1] << (32 - shift)) : word;
}
