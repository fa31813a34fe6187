import { createCipheriv, randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { schedule } from '../../workers/mpc/circuit/schedule.ts';
import { evaluate, evaluateNaively, number, publishedCircuit } from './circuit-world.ts';

const MODULUS = 1n << 64n;
const big = (hex: string): bigint => BigInt(`0x${hex}`);

describe('published circuits compute what they are named after', () => {
  it.each([
    ['adder64', (a: bigint, b: bigint) => (a + b) % MODULUS],
    ['mult64', (a: bigint, b: bigint) => (a * b) % MODULUS],
  ])('%s', (name, expected) => {
    const circuit = publishedCircuit(name);
    fc.assert(
      fc.property(fc.array(fc.tuple(number(64), number(64)), { minLength: 1, maxLength: 70 }), (pairs) => {
        expect(evaluate(circuit, pairs)).toEqual(pairs.map(([a, b]) => [expected(a, b)]));
      }),
      { numRuns: 20, seed: 1 },
    );
  });

  it('adder64 for more instances than a block of planes holds', () => {
    const pairs = Array.from({ length: 20_001 }, (_, i) => [BigInt(i) * 0x1234567890abn, BigInt(i) << 40n]);
    expect(evaluate(publishedCircuit('adder64'), pairs)).toEqual(pairs.map(([a, b]) => [(a + b) % MODULUS]));
  });

  it('zero_equal', () => {
    const inputs = [0n, 1n, MODULUS - 1n, ...Array.from({ length: 64 }, (_, bit) => 1n << BigInt(bit))];
    expect(
      evaluate(
        publishedCircuit('zero_equal'),
        inputs.map((value) => [value]),
      ),
    ).toEqual(inputs.map((value) => [value === 0n ? 1n : 0n]));
  });

  it('aes_128: the example of FIPS 197, appendix C.1', () => {
    const circuit = publishedCircuit('aes_128');
    const [key, text] = ['000102030405060708090a0b0c0d0e0f', '00112233445566778899aabbccddeeff'].map(big);
    const cipher = big('69c4e0d86a7b0430d8cdb78070b4c55a');
    expect(evaluate(circuit, [[key, text]])).toEqual([[cipher]]);
    expect(evaluateNaively(circuit, [key, text])).toEqual([cipher]);
  });

  it('aes_128: random blocks as OpenSSL enciphers them', () => {
    const blocks = Array.from({ length: 100 }, () => [randomBytes(16), randomBytes(16)]);
    const found = evaluate(
      publishedCircuit('aes_128'),
      blocks.map((pair) => pair.map((bytes) => big(bytes.toString('hex')))),
    );
    const expected = blocks.map(([key, text]) => {
      const cipher = createCipheriv('aes-128-ecb', key, null).setAutoPadding(false);
      return [big(cipher.update(text).toString('hex'))];
    });
    expect(found).toEqual(expected);
  });

  it.each([
    ['adder64', 376, 63, 190],
    ['mult64', 13_675, 63, 434],
    ['zero_equal', 127, 6, 64],
    ['aes_128', 36_663, 60, 912],
  ])('%s: %i gates, %i rounds, %i slots', (name, gates, rounds, slots) => {
    const program = schedule(publishedCircuit(name));
    expect([program.code.length / 4, program.depth, program.slots]).toEqual([gates, rounds, slots]);
  });
});
