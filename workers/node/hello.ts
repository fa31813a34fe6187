import { x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { ProtocolError } from '../errors.ts';
import type { Party, PartyNet } from '../mpc/party.ts';
import { type Random, Reader, sameBytes, Writer } from '../wire/codec.ts';
import { sign, verify } from '../wire/signature.ts';
import { KEY_BYTES, SIGNATURE_BYTES } from '../wire/sizes.ts';
import { requireSealable } from '../wire/x25519-kem.ts';

/** A node says: I am ready for this attempt, under this ephemeral key, and these are the ends of runs that I hold. */
export interface Hello {
  deployment: Uint8Array;
  party: Party;
  run: number;
  attempt: number;
  /** X25519, fresh for every hello, erased with the attempt. */
  ephemeral: Uint8Array;
  /** The newest done certificate (encoded), empty before the first run. */
  lastDone: Uint8Array;
  /** `statementHash` of the end that lies aside until an attempt that begins with this hello or a later one; else NO_END. */
  aside: Uint8Array;
  /** As sent, signature included: the two ends bind their link secret to both hellos. */
  bytes: Uint8Array;
}

/** Others follow the highest attempt that somebody names: it must leave room to go on. */
const MOST_ATTEMPTS = 2 ** 20;

/** In place of the hash of an end. */
export const NO_END = new Uint8Array(32);

const LABEL = 'hello';
const MOST_CERTIFICATE = 4096;

/** Makes and signs a hello; the ephemeral secret key stays with the caller. */
export function makeHello(
  fields: Omit<Hello, 'bytes' | 'ephemeral'>,
  identity: Uint8Array,
  random: Random,
): { hello: Hello; secret: Uint8Array } {
  const secret = random(KEY_BYTES);
  const ephemeral = x25519.getPublicKey(secret);
  const body = new Writer()
    .raw(fields.deployment)
    .u8(fields.party)
    .u32(fields.run)
    .u32(fields.attempt)
    .raw(ephemeral)
    .blob(fields.lastDone)
    .raw(fields.aside)
    .finish();
  const bytes = concatBytes(body, sign(LABEL, body, identity));
  return { hello: { ...fields, ephemeral, bytes }, secret };
}

/**
 * Reads and checks a hello.
 * @throws InputError when torn or wrongly signed; ProtocolError when the node is of another deployment
 */
export function readHello(bytes: Uint8Array, from: Party, deployment: Uint8Array, key: Uint8Array): Hello {
  const what = `hello of node ${from}`;
  const reader = new Reader(bytes, what);
  const hello = {
    deployment: reader.raw(KEY_BYTES),
    party: reader.u8(),
    run: reader.u32(),
    attempt: reader.u32(),
    ephemeral: reader.raw(KEY_BYTES),
    lastDone: reader.blob(MOST_CERTIFICATE),
    aside: reader.raw(NO_END.length),
    bytes,
  };
  const signature = reader.raw(SIGNATURE_BYTES);
  reader.end();
  verify(LABEL, bytes.subarray(0, -SIGNATURE_BYTES), signature, key, what);
  requireSealable(hello.ephemeral, what);
  if (hello.attempt > MOST_ATTEMPTS)
    throw new ProtocolError(`${what} is of attempt ${hello.attempt}, more than ${MOST_ATTEMPTS}`);
  if (hello.party !== from) throw new ProtocolError(`${what} names node ${hello.party}`);
  if (!sameBytes(hello.deployment, deployment))
    throw new ProtocolError(`${what} is of another deployment: compare deployment.json with that operator`);
  return hello;
}

/** What a node shows another that it derived the same link secret; each direction has its own. 32 bytes. */
export function confirmation(link: Uint8Array, from: Party): Uint8Array {
  return hmac(sha256, link, utf8ToBytes(`safetrace/1/link confirmed by ${from}`));
}

/**
 * The link secret of two nodes for one attempt: HKDF-SHA256 of their X25519 secret, bound to both signed hellos
 * in order of party, 32 bytes (DESIGN §4 Keys).
 */
export function linkSecret(secret: Uint8Array, own: Hello, other: Hello): Uint8Array {
  const [first, second] = own.party < other.party ? [own, other] : [other, own];
  const shared = x25519.getSharedSecret(secret, other.ephemeral);
  const salt = sha256(concatBytes(sha256(first.bytes), sha256(second.bytes)));
  return hkdf(sha256, shared, salt, utf8ToBytes('safetrace/1/link'), KEY_BYTES);
}

/** Two nodes whose link secrets differ would compute, and sign, garbage. @throws ProtocolError naming the other */
export async function confirmLinks(net: PartyNet, links: ReadonlyMap<Party, Uint8Array>): Promise<void> {
  for (const [party, link] of links) net.send(party, 'link', confirmation(link, net.self));
  for (const [party, link] of links)
    if (!sameBytes(await net.receive(party, 'link'), confirmation(link, party)))
      throw new ProtocolError(`node ${party} derived another link secret`);
}
