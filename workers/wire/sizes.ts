/** Bytes of what the wire carries, for who only counts them. */

/** A key of Ed25519 or X25519, an account's id, a hash. */
export const KEY_BYTES = 32;

/** An Ed25519 signature. */
export const SIGNATURE_BYTES = 64;

/** What sealing adds: the encapsulated key and the AEAD's tag. */
export const ENVELOPE_BYTES = 32 + 16;

/** Where the announcement of an epoch's key names its node, one byte: behind deployment and u64 epoch. */
export const EPOCH_KEY_NODE = 32 + 8;

/** That announcement: so far, its node, the key, the signature. */
export const EPOCH_KEY_BYTES = EPOCH_KEY_NODE + 1 + 32 + SIGNATURE_BYTES;

/** Characters of a site's deployment.json, and of its withdrawn.json: of what is longer the rest is not read. */
export const MOST_DEPLOYMENT_TEXT = 65_536;
export const MOST_WITHDRAWN_TEXT = 262_144;
