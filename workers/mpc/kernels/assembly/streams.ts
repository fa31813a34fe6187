import { chacha } from './chacha';

/** Rounds of the protocol's cipher. */
const ROUNDS: u32 = 12;
/** Bytes that `chacha` makes at once. */
const CHUNK: u32 = 256;
/** Bytes that two streams are written to in turn: well within the first-level cache. */
const SLICE: u32 = 4096;

/** The stream of `key` in lane order; `bytes` is rounded up to chunks of 256. */
export function stream(out: usize, key: usize, nonce: u32, counter: u32, bytes: u32): void {
  chacha(out, key, nonce, counter, chunksOf(bytes), ROUNDS, false);
}

/** XORs the stream into what is at `out`. */
export function streamXor(out: usize, key: usize, nonce: u32, counter: u32, bytes: u32): void {
  chacha(out, key, nonce, counter, chunksOf(bytes), ROUNDS, true);
}

/** The sum of the streams of two keys: a party's part of a sharing of zero. */
export function zeros(out: usize, keyA: usize, keyB: usize, nonce: u32, counter: u32, bytes: u32): void {
  for (const end = out + CHUNK * chunksOf(bytes); out < end; out += SLICE, counter += SLICE / 64) {
    const chunks = min<u32>(SLICE, <u32>(end - out)) / CHUNK;
    chacha(out, keyA, nonce, counter, chunks, ROUNDS, false);
    chacha(out, keyB, nonce, counter, chunks, ROUNDS, true);
  }
}

function chunksOf(bytes: u32): u32 {
  return (bytes + CHUNK - 1) / CHUNK;
}
