/**
 * QR symbols of several segments: a poster's link is upper-case alphanumeric except for its `#`, or ends in digits. In
 * alphanumeric mode two characters take 11 bits in place of 16, in numeric mode three take 10. The `qr` package encodes one segment, so the data
 * codewords are made here and its tables, Reed–Solomon field and drawing are used (ISO/IEC 18004:2024 §7.4–7.6).
 */
import {
  _ALPHANUMERIC as ALPHANUMERIC,
  _BYTES as BYTES,
  _ECC_BLOCKS as ECC_BLOCKS,
  _tests as internals,
  _WORDS_PER_BLOCK as WORDS_PER_BLOCK,
} from 'qr';

const LEVEL = 'quartile';
const MODE = { numeric: 1, alphanumeric: 2, byte: 4 };

interface Segment {
  mode: keyof typeof MODE;
  text: string;
}

/**
 * Splits at the characters that alphanumeric mode lacks; a part of digits alone is numeric. Precondition, not checked:
 * ASCII.
 */
export const segments = (text: string): Segment[] =>
  (text.match(/[0-9A-Z $%*+\-./:]+|[^0-9A-Z $%*+\-./:]+/g) ?? []).map((part) => ({
    mode: /^[0-9]+$/.test(part) ? 'numeric' : ALPHANUMERIC.includes(part[0]) ? 'alphanumeric' : 'byte',
    text: part,
  }));

/** Bits of the length field, Table 3. */
const LENGTH_BITS = { numeric: [10, 12, 14], alphanumeric: [9, 11, 13], byte: [8, 16, 16] };
const lengthBits = (mode: keyof typeof MODE, version: number) =>
  LENGTH_BITS[mode][Math.floor((version + 7) / 17)];

const bits = (value: number, length: number) => value.toString(2).padStart(length, '0');

/** The characters of a segment as a string of '0' and '1', §7.4.3–7.4.5. */
const bodyOf = ({ mode, text }: Segment): string => {
  const value = (c: string) => ALPHANUMERIC.indexOf(c);
  if (mode === 'byte') return [...text].map((c) => bits(c.charCodeAt(0), 8)).join('');
  if (mode === 'numeric')
    return (text.match(/..?.?/g) ?? [])
      .map((three) => bits(Number(three), [4, 7, 10][three.length - 1]))
      .join('');
  return (text.match(/..?/g) ?? [])
    .map((pair) => (pair[1] ? bits(value(pair[0]) * 45 + value(pair[1]), 11) : bits(value(pair), 6)))
    .join('');
};

/** The segments as a string of '0' and '1'. */
const encode = (parts: Segment[], version: number): string =>
  parts
    .map((part) => {
      const { mode, text } = part;
      return bits(MODE[mode], 4) + bits(text.length, lengthBits(mode, version)) + bodyOf(part);
    })
    .join('');

/** Data codewords a symbol of this version holds. */
const capacity = (version: number) =>
  BYTES[version - 1] - WORDS_PER_BLOCK[LEVEL][version - 1] * ECC_BLOCKS[LEVEL][version - 1];

/** Terminator, then whole bytes, then the pad codewords 236 and 17 in turn (§7.4.10). */
const pad = (data01: string, words: number): Uint8Array => {
  const ended = data01.padEnd(Math.min(words * 8, data01.length + 4), '0');
  const whole = ended.padEnd(Math.ceil(ended.length / 8) * 8, '0');
  const data = new Uint8Array(words);
  for (let i = 0; i < words; i++)
    data[i] =
      i * 8 < whole.length
        ? Number.parseInt(whole.slice(i * 8, i * 8 + 8), 2)
        : (i - whole.length / 8) % 2
          ? 17
          : 236;
  return data;
};

/** The product of (x − 2^i) over GF(2^8) for i < words, without its leading coefficient. */
const generator = (words: number): Uint8Array => {
  let gen = [1];
  const times = (a: number, b: number) => {
    let product = 0;
    for (let x = a, y = b; y > 0; y >>= 1, x = (x << 1) ^ (x & 128 ? 0x11d : 0)) if (y & 1) product ^= x;
    return product;
  };
  for (let i = 0, root = 1; i < words; i++, root = times(root, 2))
    gen = [...gen, 0].map((c, j) => c ^ (j > 0 ? times(gen[j - 1], root) : 0));
  return Uint8Array.from(gen.slice(1));
};

/** Blocks, short ones first, with their parity; data and then parity interleaved (§7.6). */
const interleave = (data: Uint8Array, version: number): Uint8Array => {
  const blocks = ECC_BLOCKS[LEVEL][version - 1];
  const words = WORDS_PER_BLOCK[LEVEL][version - 1];
  const gen = generator(words);
  const short = Math.floor(data.length / blocks);
  const longFrom = blocks - (data.length % blocks);
  const start = (i: number) => i * short + Math.max(0, i - longFrom);
  const parts = Array.from({ length: blocks }, (_, i) => data.subarray(start(i), start(i + 1)));
  const parity = parts.map((part) => internals.rsEcc(part, gen));
  const out: number[] = [];
  for (let i = 0; i <= short; i++) for (const part of parts) if (i < part.length) out.push(part[i]);
  for (let i = 0; i < words; i++) for (const p of parity) out.push(p[i]);
  return Uint8Array.from(out);
};

/**
 * The smallest symbol of error correction Q for an ASCII text.
 * @returns rows of modules, true is dark, without a quiet zone
 * @throws RangeError when no version holds the text
 */
export const qrModules = (text: string): boolean[][] => {
  const parts = segments(text);
  for (let version = 1; version <= 40; version++) {
    const data = encode(parts, version);
    if (data.length > capacity(version) * 8) continue;
    const symbol = internals.drawSymbol(version, LEVEL, interleave(pad(data, capacity(version)), version));
    return Array.from({ length: symbol.size }, (_, y) =>
      Array.from({ length: symbol.size }, (_, x) => internals.matGet(symbol, x, y) !== 0),
    );
  }
  throw new RangeError(`a text of ${text.length} characters fits no QR code`);
};
