import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';

/** Bytes of a hash. */
const HASH = 32;

const hashLeaf = (data: Uint8Array): Uint8Array => sha256(concatBytes(Uint8Array.of(0), data));
const hashNode = (left: Uint8Array, right: Uint8Array): Uint8Array =>
  sha256(concatBytes(Uint8Array.of(1), left, right));

/**
 * Merkle tree over SHA-256 (RFC 9162 §2.1). Splitting at the largest power of two below n, as there, is the same as
 * hashing neighbours level by level, where an odd last one goes up as it is.
 */
export class MerkleTree {
  /** Hashes of each level, those of the leaves first. */
  readonly #levels: Uint8Array[][];

  /** @param leaves data, not yet hashed */
  constructor(leaves: readonly Uint8Array[]) {
    this.#levels = [leaves.map(hashLeaf)];
    for (let level = this.#levels[0]; level.length > 1; this.#levels.push(level)) {
      const below = level;
      level = Array.from({ length: Math.ceil(below.length / 2) }, (_, i) =>
        2 * i + 1 < below.length ? hashNode(below[2 * i], below[2 * i + 1]) : below[2 * i],
      );
    }
  }

  /** 32 bytes; of no leaves SHA-256 of nothing. */
  get root(): Uint8Array {
    return this.#levels.at(-1)![0] ?? sha256(new Uint8Array());
  }

  /** Inclusion proof of leaf `index`: hashes of its siblings from below, one after the other. */
  path(index: number): Uint8Array {
    const siblings = this.#levels.map((level, height) => level[(index >>> height) ^ 1]);
    return concatBytes(...siblings.filter((hash) => hash !== undefined));
  }
}

/** Bytes of the path of leaf `index` among `size`. @param index less than size (not checked) */
export function pathBytes(index: number, size: number): number {
  let bytes = 0;
  for (let [at, last] = [index, size - 1]; last > 0; at >>>= 1, last >>>= 1)
    if ((at ^ 1) <= last) bytes += HASH;
  return bytes;
}

/**
 * The root that a leaf and its path lead to (RFC 9162 §2.1.3.2).
 * @param path `pathBytes(index, size)` bytes (not checked)
 */
export function rootFrom(leaf: Uint8Array, index: number, size: number, path: Uint8Array): Uint8Array {
  let hash = hashLeaf(leaf);
  let used = 0;
  for (let [at, last] = [index, size - 1]; last > 0; at >>>= 1, last >>>= 1) {
    if ((at ^ 1) > last) continue; // an odd last one
    const sibling = path.subarray(used, used + HASH);
    hash = at & 1 ? hashNode(sibling, hash) : hashNode(hash, sibling);
    used += HASH;
  }
  return hash;
}
