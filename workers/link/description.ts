import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import * as v from 'valibot';
import { InputError } from '../errors.ts';
import type { Identity } from './identity.ts';
import { MAX_BODY, parse } from './signal-messages.ts';

/*
 * Session descriptions (SDP) that two peers exchange through a signalling server which neither trusts.
 *
 * Each is signed by its sender and bound to the deployment, the session, both keys, the role and, in an answer,
 * to the offer it answers. It names the fingerprint of the sender's DTLS certificate, which WebRTC checks: so
 * the data channel that opens ends at the holder of the key, whoever carried the descriptions.
 */

/** One set-up of a link between two peers; keys and deployment are 32 bytes, the session 16, all in hex. */
export interface Session {
  deployment: string;
  session: string;
  /** Who dials. */
  dialler: string;
  /** Who is dialled. */
  dialled: string;
}

export interface Description {
  type: 'offer' | 'answer';
  sdp: string;
}

const Signed = v.strictObject({
  type: v.picklist(['offer', 'answer']),
  sdp: v.pipe(v.string(), v.maxLength(MAX_BODY)),
  signature: v.string(),
});

/** A candidate as every reader reads it, with its address; whatever is written otherwise is dropped. */
const CANDIDATE =
  /^[\w+/]{1,32} \d{1,5} (?:udp|tcp) \d{1,10} (\S+) \d{1,5} typ (?:host|srflx|prflx|relay)(?: .*)?$/i;
/** "unspec" is what libdatachannel calls a section without a name. */
const MID = /^a=mid:(?!unspec$)[\w-]{1,16}$/;

/** The signed text of a description. @param offer the SDP that an answer answers */
export async function signDescription(
  identity: Identity,
  session: Session,
  { type, sdp }: Description,
  offer = '',
): Promise<string> {
  const signature = bytesToHex(await identity.sign(signedBytes(session, type, sdp, offer)));
  return JSON.stringify({ type, sdp, signature });
}

/**
 * The description in a text that came from the signalling server.
 * @param identity whoever reads it
 * @param type who must have signed: the dialler an offer, the dialled an answer
 * @param offer the SDP that an answer must answer
 * @throws InputError when it is none, was changed, or was signed by another, for another session or another offer
 */
export async function openDescription(
  identity: Pick<Identity, 'isSignedBy'>,
  text: string,
  session: Session,
  type: Description['type'],
  offer = '',
): Promise<Description> {
  const { sdp, signature, ...message } = parse(Signed, text);
  if (message.type !== type) throw new InputError(`signalling: an ${message.type} where an ${type} belongs`);
  const signer = type === 'offer' ? session.dialler : session.dialled;
  if (!(await identity.isSignedBy(signer, signedBytes(session, type, sdp, offer), signature))) {
    throw new InputError(`signalling: the ${type} of ${signer} is not signed by it for this session`);
  }
  // One data channel transport and nothing else: no audio or video is negotiated by a line in a message.
  if (!/^m=application /m.test(sdp) || sdp.match(/^m=/gm)!.length !== 1) {
    throw new InputError(`signalling: the ${type} of ${signer} must have one section, of data channels`);
  }
  // Readers differ in what ends a line or a word beyond ASCII; and an answer repeats the name of the section.
  if (/\r(?!\n)|[^\x20-\x7e\r\n]/.test(sdp) || sdp.match(/^a=mid\b.*$/gm)?.some((line) => !MID.test(line)))
    throw new InputError(`signalling: the ${type} of ${signer} has a line that does not belong in it`);
  return { type, sdp };
}

/** Every field has a fixed length but the SDPs, which are hashed; the prefix belongs to this use alone. */
function signedBytes(session: Session, type: string, sdp: string, offer: string): Uint8Array {
  const hash = (text: string) => bytesToHex(sha256(new TextEncoder().encode(text)));
  const { deployment, dialler, dialled } = session;
  const fields = [type, deployment, session.session, dialler, dialled, hash(sdp), hash(offer)];
  return new TextEncoder().encode(`safetrace/1/signal/description\0${fields.join('\0')}`);
}

/** The description without every ICE candidate whose address is not 127.0.0.0/8 or ::1. */
export const onlyLoopback = (sdp: string): string =>
  withCandidates(sdp, (address) => /^(127(\.\d{1,3}){3}|::1)$/.test(address));

/** The description with those ICE candidates (RFC 8839 §5.1) whose address is wanted. */
export const withCandidates = (sdp: string, isWanted: (address: string) => boolean): string =>
  sdp.replace(/^a=candidate:(.*)\r?(\n|$)/gm, (line, candidate: string) => {
    const address = CANDIDATE.exec(candidate)?.[1];
    return address !== undefined && isWanted(address) ? line : '';
  });
