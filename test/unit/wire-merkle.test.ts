import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, concatBytes, hexToBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { reconstruct, toShamir } from '../../workers/mpc/replicated.ts';
import { MerkleTree, pathBytes, rootFrom } from '../../workers/wire/merkle.ts';
import { proveResults, resultLeaf, SALT_BYTES } from '../../workers/wire/result-proof.ts';
import { readVectors } from './vectors.ts';
import { seeded } from './wire-world.ts';

describe('a Merkle tree', () => {
  const vectors = readVectors<{ leaves: string[]; roots: string[] }>('merkle-rfc6962');
  const leaves = vectors.leaves.map(hexToBytes);

  it('has the roots of Certificate Transparency', () => {
    vectors.roots.forEach((root, size) => {
      expect(bytesToHex(new MerkleTree(leaves.slice(0, size)).root)).toBe(root);
    });
  });

  it('gives each leaf a path to the root, and none to another leaf or place', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), fc.nat(), (size, a, b) => {
        const data = Array.from({ length: size }, (_, i) => Uint8Array.of(i));
        const tree = new MerkleTree(data);
        const [index, other] = [a % size, b % size];
        const path = tree.path(index);
        expect(path.length).toBe(pathBytes(index, size));
        expect(rootFrom(data[index], index, size, path)).toEqual(tree.root);
        if (other === index) return;
        expect(rootFrom(data[other], index, size, path)).not.toEqual(tree.root);
        expect(rootFrom(data[index], other, size, tree.path(other))).not.toEqual(tree.root);
      }),
      { numRuns: 300, seed: 1 },
    );
  });
});

describe('the roots of results', () => {
  const account = seeded('account')(32);
  const random = seeded('parts');
  const secret = Uint8Array.of(0b100110);
  const [r1, r2] = [random(1), random(1)];
  const r3 = secret.map((byte, i) => byte ^ r1[i] ^ r2[i]);
  const [lo, hi] = toShamir(r2, r3); // of node 1
  const counted = Uint8Array.of(7, 0);
  const { root, proven } = proveResults(new Map([['only', { account, counted, planes: [lo, hi] }]]), random);
  const [{ share }] = proven;

  /** Node 2 has r3 and r1 and lacks r2: a guess of the result gives it all of node 1's share. Which guess fits a root? */
  const guesses = (salt: Uint8Array): number[] =>
    Array.from({ length: 256 }, (_, guess) => guess).filter((guess) => {
      const [lo, hi] = toShamir(
        r1.map((byte, i) => byte ^ r3[i] ^ guess),
        r3,
      );
      const leaf = resultLeaf({ salt, account, counted, planes: [lo, hi] });
      return bytesToHex(new MerkleTree([leaf]).root) === bytesToHex(root);
    });

  it('tell another node nothing of a result, however it guesses', () => {
    expect(guesses(new Uint8Array(SALT_BYTES))).toEqual([]);
    expect(guesses(new Uint8Array())).toEqual([]);
  });

  it('would tell it without the salt', () => {
    expect(guesses(share.salt)).toEqual([secret[0]]);
    const shares = new Map([
      [1, [lo, hi] as const],
      [2, toShamir(r3, r1)],
    ]);
    expect(reconstruct(shares).value).toEqual(secret);
  });

  it('have a salt of their own for each account and run', () => {
    const all = new Map(['a', 'b'].map((name) => [name, { account, counted, planes: [lo, hi] }]));
    const salts = [proveResults(all, random), proveResults(all, random)].flatMap((run) =>
      [...run.proven].map(({ share }) => bytesToHex(share.salt)),
    );
    expect(new Set(salts).size).toBe(4);
    expect(salts.every((salt) => salt.length === 2 * SALT_BYTES)).toBe(true);
  });

  it('are of leaves as they are written down: SHA-256(salt ‖ account ‖ counted ‖ planes)', () => {
    expect(resultLeaf(share)).toEqual(sha256(concatBytes(share.salt, account, counted, lo, hi)));
  });
});
