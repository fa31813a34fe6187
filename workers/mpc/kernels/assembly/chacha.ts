import { rotate, rotate8, rotate16 } from './lanes';

/** Bytes of the four blocks that are made together. */
const CHUNK: usize = 256;

/**
 * Writes `chunks` × 256 bytes of the ChaCha stream to `out`, or XORs them into what is there when `mix` is set.
 *
 * Vertical: lane l of vector w is word w of block l, so a round of four blocks is one of vectors. The vectors are
 * stored as they are: word w of block 4c + l comes at 256c + 16w + 4l, where the standard has it at
 * 256c + 64l + 4w. Key words are loaded anew for each chunk, since there are not registers enough to keep them.
 *
 * @param key 32 bytes
 * @param nonce state word 13; words 14 and 15 are zero
 * @param counter state word 12 of the first block; must stay below 2^32 (not checked)
 * @param rounds even
 */
export function chacha(
  out: usize,
  key: usize,
  nonce: u32,
  counter: u32,
  chunks: u32,
  rounds: u32,
  mix: bool,
): void {
  let blocks = i32x4.add(i32x4.splat(counter), i32x4(0, 1, 2, 3));
  for (const end = out + CHUNK * chunks; out < end; out += CHUNK) {
    let x0 = i32x4.splat(0x61707865);
    let x1 = i32x4.splat(0x3320646e);
    let x2 = i32x4.splat(0x79622d32);
    let x3 = i32x4.splat(0x6b206574);
    let x4 = v128.load32_splat(key);
    let x5 = v128.load32_splat(key, 4);
    let x6 = v128.load32_splat(key, 8);
    let x7 = v128.load32_splat(key, 12);
    let x8 = v128.load32_splat(key, 16);
    let x9 = v128.load32_splat(key, 20);
    let x10 = v128.load32_splat(key, 24);
    let x11 = v128.load32_splat(key, 28);
    let x12 = blocks;
    let x13 = i32x4.splat(nonce);
    let x14 = i32x4.splat(0);
    let x15 = i32x4.splat(0);

    for (let round: u32 = 0; round < rounds; round += 2) {
      x0 = i32x4.add(x0, x4);
      x12 = rotate16(v128.xor(x12, x0));
      x8 = i32x4.add(x8, x12);
      x4 = rotate(v128.xor(x4, x8), 12);
      x0 = i32x4.add(x0, x4);
      x12 = rotate8(v128.xor(x12, x0));
      x8 = i32x4.add(x8, x12);
      x4 = rotate(v128.xor(x4, x8), 7);

      x1 = i32x4.add(x1, x5);
      x13 = rotate16(v128.xor(x13, x1));
      x9 = i32x4.add(x9, x13);
      x5 = rotate(v128.xor(x5, x9), 12);
      x1 = i32x4.add(x1, x5);
      x13 = rotate8(v128.xor(x13, x1));
      x9 = i32x4.add(x9, x13);
      x5 = rotate(v128.xor(x5, x9), 7);

      x2 = i32x4.add(x2, x6);
      x14 = rotate16(v128.xor(x14, x2));
      x10 = i32x4.add(x10, x14);
      x6 = rotate(v128.xor(x6, x10), 12);
      x2 = i32x4.add(x2, x6);
      x14 = rotate8(v128.xor(x14, x2));
      x10 = i32x4.add(x10, x14);
      x6 = rotate(v128.xor(x6, x10), 7);

      x3 = i32x4.add(x3, x7);
      x15 = rotate16(v128.xor(x15, x3));
      x11 = i32x4.add(x11, x15);
      x7 = rotate(v128.xor(x7, x11), 12);
      x3 = i32x4.add(x3, x7);
      x15 = rotate8(v128.xor(x15, x3));
      x11 = i32x4.add(x11, x15);
      x7 = rotate(v128.xor(x7, x11), 7);

      x0 = i32x4.add(x0, x5);
      x15 = rotate16(v128.xor(x15, x0));
      x10 = i32x4.add(x10, x15);
      x5 = rotate(v128.xor(x5, x10), 12);
      x0 = i32x4.add(x0, x5);
      x15 = rotate8(v128.xor(x15, x0));
      x10 = i32x4.add(x10, x15);
      x5 = rotate(v128.xor(x5, x10), 7);

      x1 = i32x4.add(x1, x6);
      x12 = rotate16(v128.xor(x12, x1));
      x11 = i32x4.add(x11, x12);
      x6 = rotate(v128.xor(x6, x11), 12);
      x1 = i32x4.add(x1, x6);
      x12 = rotate8(v128.xor(x12, x1));
      x11 = i32x4.add(x11, x12);
      x6 = rotate(v128.xor(x6, x11), 7);

      x2 = i32x4.add(x2, x7);
      x13 = rotate16(v128.xor(x13, x2));
      x8 = i32x4.add(x8, x13);
      x7 = rotate(v128.xor(x7, x8), 12);
      x2 = i32x4.add(x2, x7);
      x13 = rotate8(v128.xor(x13, x2));
      x8 = i32x4.add(x8, x13);
      x7 = rotate(v128.xor(x7, x8), 7);

      x3 = i32x4.add(x3, x4);
      x14 = rotate16(v128.xor(x14, x3));
      x9 = i32x4.add(x9, x14);
      x4 = rotate(v128.xor(x4, x9), 12);
      x3 = i32x4.add(x3, x4);
      x14 = rotate8(v128.xor(x14, x3));
      x9 = i32x4.add(x9, x14);
      x4 = rotate(v128.xor(x4, x9), 7);
    }

    put(out, 0, i32x4.add(x0, i32x4.splat(0x61707865)), mix);
    put(out, 16, i32x4.add(x1, i32x4.splat(0x3320646e)), mix);
    put(out, 32, i32x4.add(x2, i32x4.splat(0x79622d32)), mix);
    put(out, 48, i32x4.add(x3, i32x4.splat(0x6b206574)), mix);
    put(out, 64, i32x4.add(x4, v128.load32_splat(key, 0)), mix);
    put(out, 80, i32x4.add(x5, v128.load32_splat(key, 4)), mix);
    put(out, 96, i32x4.add(x6, v128.load32_splat(key, 8)), mix);
    put(out, 112, i32x4.add(x7, v128.load32_splat(key, 12)), mix);
    put(out, 128, i32x4.add(x8, v128.load32_splat(key, 16)), mix);
    put(out, 144, i32x4.add(x9, v128.load32_splat(key, 20)), mix);
    put(out, 160, i32x4.add(x10, v128.load32_splat(key, 24)), mix);
    put(out, 176, i32x4.add(x11, v128.load32_splat(key, 28)), mix);
    put(out, 192, i32x4.add(x12, blocks), mix);
    put(out, 208, i32x4.add(x13, i32x4.splat(nonce)), mix);
    put(out, 224, x14, mix);
    put(out, 240, x15, mix);
    blocks = i32x4.add(blocks, i32x4.splat(4));
  }
}

/** One vector of the stream. */
function put(out: usize, at: usize, value: v128, mix: bool): void {
  if (mix) value = v128.xor(value, v128.load(out + at));
  v128.store(out + at, value);
}
