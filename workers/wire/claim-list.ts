import { hexToBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import type { Party } from '../mpc/party.ts';
import { putBits, putLevel } from './bits.ts';
import { type Random, Reader, sameBytes, Writer } from './codec.ts';
import { type Deployment, deploymentHash } from './deployment.ts';
import { type EnvelopeContext, open } from './envelope.ts';
import { labelledHash } from './labelled.ts';
import { bodyHash, sealedBytes, sealShares } from './sealed-shares.ts';
import { CLAIM_BITS, LEVEL_BITS } from './shape.ts';
import { sign, verify } from './signature.ts';
import { SIGNATURE_BYTES } from './sizes.ts';

/** Whoever holds `claim` (16 bytes) is infectious at `levels[e]` (0..3) in epoch run − window + 1 + e. */
export interface ClaimEntry {
  readonly claim: Uint8Array;
  /** window + ahead levels. */
  readonly levels: readonly number[];
}

/** Where the bits of a list stand: entry by entry, 128 claim bits, then 3 level bits for each epoch, ascending. */
export interface ClaimListShape {
  readonly entries: number;
  /** window + ahead. */
  readonly epochs: number;
  claim(entry: number): number;
  /** First of the entry's 3·epochs level bits. */
  levels(entry: number): number;
  readonly bits: number;
  readonly bytes: number;
}

export function claimListShape({ claims, run }: Deployment): ClaimListShape {
  const epochs = run.window + claims.ahead;
  const width = CLAIM_BITS + LEVEL_BITS * epochs;
  const bits = claims.places * width;
  return {
    entries: claims.places,
    epochs,
    claim: (entry) => entry * width,
    levels: (entry) => entry * width + CLAIM_BITS,
    bits,
    bytes: Math.ceil(bits / 8),
  };
}

/**
 * The authority's new claims of one run, for one node: authority → node in `claims`, before the run closes.
 * Always the same number of entries, so nodes do not even learn how many reports there are. A resend is the same bytes.
 */
export interface ClaimListMessage {
  /** Hash of the deployment. */
  readonly deployment: Uint8Array;
  readonly run: number;
  /** Hash of each node's sealed body, in the order of the roster. */
  readonly bodies: readonly Uint8Array[];
  readonly signature: Uint8Array;
  readonly body: Uint8Array;
}

const WHAT = 'claim-list';

type Header = Pick<ClaimListMessage, 'deployment' | 'run' | 'bodies'>;

const publicFields = (deployment: Uint8Array, run: number) => new Writer().raw(deployment).u64(run).finish();

function encodeHeader({ deployment, run, bodies }: Header): Uint8Array {
  const writer = new Writer().raw(publicFields(deployment, run));
  for (const hash of bodies) writer.raw(hash);
  return writer.finish();
}

const contextOf = (deployment: Uint8Array, run: number): Omit<EnvelopeContext, 'node'> => ({
  deployment,
  epoch: run,
  role: 'claims',
});

/**
 * Shares, seals and signs the list of a run; dummies (a random claim, level 0) fill it up.
 * @param keys X25519 key of each node for epoch `run`
 * @param secretKey the authority's Ed25519 key
 * @returns one message a node, in the order of the roster
 * @throws InputError when there are more entries than places, or a key is missing
 */
export async function sealClaimList(
  deployment: Deployment,
  run: number,
  entries: readonly ClaimEntry[],
  keys: ReadonlyMap<Party, Uint8Array>,
  secretKey: Uint8Array,
  random: Random,
): Promise<Uint8Array[]> {
  const shape = claimListShape(deployment);
  if (entries.length > shape.entries)
    throw new InputError(
      `${WHAT}: ${entries.length} claims where a run takes ${shape.entries}; keep the rest for the next run`,
    );
  const record = new Uint8Array(shape.bytes);
  for (let i = 0; i < shape.entries; i++) {
    const { claim, levels } = entries[i] ?? { claim: random(CLAIM_BITS / 8), levels: [] };
    if (claim.length !== CLAIM_BITS / 8)
      throw new InputError(`${WHAT}: claim ${i} has ${claim.length} bytes, not 16`);
    putBits(record, shape.claim(i), claim, CLAIM_BITS);
    for (let e = 0; e < shape.epochs; e++) putLevel(record, shape.levels(i) + LEVEL_BITS * e, levels[e] ?? 0);
  }
  const hash = deploymentHash(deployment);
  const bound = publicFields(hash, run);
  const sealed = await sealShares(deployment, record, keys, contextOf(hash, run), bound, random);
  const head = encodeHeader({ deployment: hash, run, bodies: sealed.map(bodyHash) });
  const signature = sign(WHAT, head, secretKey);
  return sealed.map((body) => new Writer().raw(head).raw(signature).raw(body).finish());
}

/**
 * Reads and checks the message for `party`. Whether the run is still open is for the node to say.
 * @throws InputError when it has the wrong length, is for another deployment, is not signed by the authority, or
 *   its body is not the one in the header
 */
export function verifyClaimList(bytes: Uint8Array, deployment: Deployment, party: Party): ClaimListMessage {
  if (!deployment.authority) throw new InputError(`${WHAT}: this deployment has no authority`);
  const bodyBytes = sealedBytes(deployment, party, claimListShape(deployment).bytes);
  const headBytes = 32 + 8 + 32 * deployment.parties;
  const length = headBytes + SIGNATURE_BYTES + bodyBytes;
  if (bytes.length !== length)
    throw new InputError(
      `${WHAT}: ${bytes.length} bytes where this deployment's lists have ${length} for node ${party}`,
    );
  const reader = new Reader(bytes, WHAT);
  const message: ClaimListMessage = {
    deployment: reader.raw(32),
    run: reader.u64(),
    bodies: Array.from({ length: deployment.parties }, () => reader.raw(32)),
    signature: reader.raw(SIGNATURE_BYTES),
    body: reader.raw(bodyBytes),
  };
  reader.end();
  if (!sameBytes(message.deployment, deploymentHash(deployment)))
    throw new InputError(`${WHAT}: it is for another deployment`);
  const authority = hexToBytes(deployment.authority.key);
  verify(WHAT, bytes.subarray(0, headBytes), message.signature, authority, `${WHAT} for run ${message.run}`);
  if (!sameBytes(message.bodies[party - 1], bodyHash(message.body)))
    throw new InputError(`${WHAT}: the body is not the one that the header names for node ${party}`);
  return message;
}

/** SHA-256 of the signed part: equal at all nodes when the authority sent one list. */
export function claimListHash(message: Header): Uint8Array {
  return labelledHash('claim-list-header', encodeHeader(message));
}

/**
 * The node's share of the list, as `openBody` of its sharing takes it.
 * @param epochSecret the node's X25519 secret of epoch `run`
 * @throws InputError when it does not open
 */
export function openClaimList(
  { deployment, run, body }: ClaimListMessage,
  party: Party,
  epochSecret: Uint8Array,
): Promise<Uint8Array> {
  const context = { ...contextOf(deployment, run), node: party };
  return open(epochSecret, context, publicFields(deployment, run), body);
}
