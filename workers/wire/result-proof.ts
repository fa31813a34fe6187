import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import type { Random } from './codec.ts';
import { MerkleTree } from './merkle.ts';

/** Bytes of the salt of a leaf. */
export const SALT_BYTES = 16;

/** A node's share of a result, as it goes to the account: lo and hi, packed. */
export interface SaltedShare {
  readonly lo: Uint8Array;
  readonly hi: Uint8Array;
  /** SALT_BYTES; travels only inside the sealed result. */
  readonly salt: Uint8Array;
}

/** Where a share stands among all results of a node and run. */
export interface ResultProof {
  readonly index: number;
  /** Results of the run. */
  readonly size: number;
  /** As of merkle.ts. */
  readonly path: Uint8Array;
}

/**
 * What a node binds itself to, before anybody fetches: SHA-256(salt ‖ account ‖ lo ‖ hi).
 *
 * ⚠ The salt is fresh for each run and account. Two thirds of a share another node has itself, and the rest follows from
 * a guess of the result, of which nearly all are zero: without the salt it could test that guess on the leaf, and on
 * the root where accounts are few.
 */
export const resultLeaf = (account: Uint8Array, { lo, hi, salt }: SaltedShare): Uint8Array =>
  sha256(concatBytes(salt, account, lo, hi));

/** One result of a run, with its proof. */
export interface ProvenShare {
  readonly share: SaltedShare;
  readonly proof: ResultProof;
}

/**
 * Salts all results of a run and puts them in one tree, accounts ascending.
 * @param shares by account, hex
 */
export function proveResults(
  shares: ReadonlyMap<string, { account: Uint8Array; lo: Uint8Array; hi: Uint8Array }>,
  random: Random,
): { root: Uint8Array; proven: Map<string, ProvenShare> } {
  const names = [...shares.keys()].sort();
  const salted = names.map((name) => ({ ...shares.get(name)!, salt: random(SALT_BYTES) }));
  const tree = new MerkleTree(salted.map((share) => resultLeaf(share.account, share)));
  const proven = names.map((name, index): [string, ProvenShare] => {
    const { lo, hi, salt } = salted[index];
    return [name, { share: { lo, hi, salt }, proof: { index, size: names.length, path: tree.path(index) } }];
  });
  return { root: tree.root, proven: new Map(proven) };
}
