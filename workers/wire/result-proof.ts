import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import type { Random } from './codec.ts';
import { MerkleTree } from './merkle.ts';

/** Bytes of the salt of a leaf. */
export const SALT_BYTES = 16;

/** A node's share of an account's result, salted. */
export interface SaltedShare {
  /** Id of the account, 32 bytes. */
  readonly account: Uint8Array;
  /** Epochs that count; as in `ResultShare`. */
  readonly counted: Uint8Array;
  /** Of the share by Shamir. */
  readonly planes: readonly Uint8Array[];
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
 * What a node binds itself to, before anybody fetches: SHA-256(salt ‖ account ‖ counted ‖ planes).
 *
 * ⚠ The salt is fresh for each run and account. t nodes have t shares of a result, and the others follow from those and a guess
 * of it (of three, half a share another node has itself); nearly all results are zero: without the salt it could test that guess on the leaf, and on the root where
 * accounts are few.
 */
export const resultLeaf = ({ salt, account, counted, planes }: SaltedShare): Uint8Array =>
  sha256(concatBytes(salt, account, counted, ...planes));

/** One result of a run, with its proof. */
export interface ProvenShare {
  readonly share: SaltedShare;
  readonly proof: ResultProof;
}

/**
 * Salts all results of a run and puts them in one tree, accounts ascending.
 * @param shares by account, hexadecimal
 */
export function proveResults(
  shares: ReadonlyMap<string, Omit<SaltedShare, 'salt'>>,
  random: Random,
): { root: Uint8Array; proven: Iterable<ProvenShare> } {
  const names = [...shares.keys()].sort();
  const salted = names.map((name) => ({ ...shares.get(name)!, salt: random(SALT_BYTES) }));
  const tree = new MerkleTree(salted.map(resultLeaf));
  return { root: tree.root, proven: provenShares(salted, tree) };
}

/** One by one: the paths of a large town are more than its shares. */
function* provenShares(shares: readonly SaltedShare[], tree: MerkleTree): Generator<ProvenShare> {
  for (const [index, share] of shares.entries())
    yield { share, proof: { index, size: shares.length, path: tree.path(index) } };
}
