import { chacha12, chacha20 } from '@noble/ciphers/chacha.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { expand, keystream } from '../../workers/mpc/prg.ts';
import { readVectors } from './vectors.ts';

interface Stream {
  name: string;
  rounds: number;
  key: string;
  nonce: string;
  counter: number;
  stream: string;
}

const vectors = readVectors<{ streams: Stream[] }>('chacha');

const key = (fill: number) => new Uint8Array(32).fill(fill);

describe('the cipher', () => {
  test.each(vectors.streams)('$rounds rounds: $name', ({ rounds, key, nonce, counter, stream }) => {
    const cipher = rounds === 12 ? chacha12 : chacha20;
    const expected = hexToBytes(stream);
    expect(
      cipher(hexToBytes(key), hexToBytes(nonce), new Uint8Array(expected.length), undefined, counter),
    ).toEqual(expected);
  });
});

describe('keystream', () => {
  test('is ChaCha12 under the HMAC of its purpose', () => {
    const streamKey = hmac(sha256, key(7), utf8ToBytes('safetrace/1/prg/zero'));
    const direct = chacha12(streamKey, new Uint8Array(12), new Uint8Array(1000));
    expect(expand(key(7), 'zero', 1000)).toEqual(direct);
  });

  test('is the same in whatever pieces it is read', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(200), { maxLength: 12 }), (pieces) => {
        const stream = keystream(key(1), 'pieces');
        const read = pieces.flatMap((count) => [...stream.bytes(count)]);
        expect(read).toEqual([...expand(key(1), 'pieces', read.length)]);
      }),
    );
  });

  test('words are its bytes, little-endian', () => {
    const stream = keystream(key(2), 'words');
    stream.bytes(3);
    const view = new DataView(expand(key(2), 'words', 3 + 4 * 20).buffer, 3);
    expect([...stream.words(20)]).toEqual(Array.from({ length: 20 }, (_, i) => view.getUint32(4 * i, true)));
  });

  test('differs with key and purpose', () => {
    const streams = [expand(key(1), 'a', 32), expand(key(2), 'a', 32), expand(key(1), 'b', 32)];
    expect(new Set(streams.map(String)).size).toBe(3);
  });

  test('refuses a key of another length', () => {
    expect(() => keystream(new Uint8Array(16), 'a')).toThrow(RangeError);
  });
});
