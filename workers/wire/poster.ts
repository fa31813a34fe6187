import { InputError } from '../errors.ts';
import { fromBase32, toBase32 } from './base32.ts';
import { type Random, Reader, Writer } from './codec.ts';
import { fromDecimal, toDecimal } from './decimal.ts';
import { labelledHash } from './labelled.ts';
import { checkPoster, SCREEN_ID_BYTES } from './poster-check.ts';
import { readChecked, readSigned, withCheck, withSignature } from './poster-end.ts';
import { SECRET_BYTES, TOKEN_BYTES } from './tokens.ts';

/** What a QR code of ours tells the phone that scans it; no server ever sees it. */
export interface Poster {
  /** Venue secret, 16 bytes; of a screen's code only what names the place, 8 bytes. */
  readonly secret: Uint8Array;
  /** Kind of venue, 0..255; the names are the app's. */
  readonly type: number;
  /** Minutes after which a forgotten check-out ends the visit, 1..65535. */
  readonly defaultMinutes: number;
  readonly name: string;
  readonly address?: string;
  readonly room?: string;
  /** Unix seconds, whole minutes; a scan outside is refused by the app. */
  readonly validFrom?: number;
  readonly validTo?: number;
  /** Who signed it, and the how manieth of this place it is: a higher issue takes the place of the lower ones. */
  readonly venue?: { readonly key: Uint8Array; readonly issue: number };
  /** Of a screen's code: the tokens of some blocks in place of the secret that all of them come from. */
  readonly blocks?: Blocks;
  /** Not a poster but its end: this issue and those before it are withdrawn. Only with `venue`. */
  readonly withdrawn?: true;
}

/** A venue's tokens in consecutive blocks: worth nothing before and after them. */
export interface Blocks {
  /** Unix seconds at which the first block begins. */
  readonly from: number;
  /** Length of a block. */
  readonly seconds: number;
  /** 8 bytes each, 1 to 8 of them. */
  readonly tokens: readonly Uint8Array[];
}

/** Longest text that can be a poster's; longer ones are refused unread. */
const MOST_CHARACTERS = 2000;
const VERSION = 1;
const HAS = { address: 1, room: 2, validFrom: 4, validTo: 8, venue: 16, blocks: 32, withdrawn: 64 };
const WHAT = 'poster';
/** Behind `#` Base32, or of signed ones digits: in a QR code they take less room, and there is more to say. */
const LINK = /^(https?:\/\/[a-z0-9.:-]{1,253})\/c#(?:([a-z2-7]{1,1000})|([1-9][0-9]{0,1500}))$/i;

/** A venue's secret; a new one also revokes a poster that leaked. */
export function createVenueSecret(random: Random): Uint8Array {
  return random(SECRET_BYTES);
}

/**
 * u8 version ‖ u8 fields ‖ secret, or blocks (8-byte id ‖ u32 from ‖ u32 seconds ‖ u8 count ‖ tokens) ‖ u8 type ‖
 * u16 minutes ‖ name [‖ address] [‖ room] [‖ from] [‖ to] ‖ check; a text is u8 length ‖ UTF-8, a time u32 minutes since
 * 1970, the check 2 bytes of a hash of all before it.
 * @throws InputError when a text is too long, a number out of range or the validity ends before it begins
 */
export function encodePoster(poster: Omit<Poster, 'venue' | 'withdrawn'>): Uint8Array {
  checkPoster(poster);
  return withCheck(bodyOf(poster));
}

/**
 * The same with the maker's signature in place of the check, and in place of a printed poster's secret: that is a hash of
 * the signature, so `decodePoster` tells it.
 * @param issue 1 for the first poster of a place, one more for each that takes its place
 * @param signKey the venue's Ed25519 secret key, 32 bytes
 * @throws InputError as `encodePoster`
 */
export function signPoster(
  poster: Omit<Poster, 'secret' | 'venue'> & { readonly secret?: Uint8Array },
  issue: number,
  signKey: Uint8Array,
): Uint8Array {
  const whole = {
    secret: new Uint8Array(SECRET_BYTES),
    ...poster,
    venue: { key: new Uint8Array(32), issue },
  };
  checkPoster(whole);
  return withSignature(bodyOf(whole), issue, signKey);
}

function bodyOf(poster: Poster): Uint8Array {
  const { secret, address, room, validFrom, validTo, blocks } = poster;
  let fields = 0;
  for (const key of Object.keys(HAS) as (keyof typeof HAS)[])
    if (poster[key] !== undefined) fields |= HAS[key];
  const writer = new Writer().u8(VERSION).u8(fields);
  if (blocks) {
    writer.raw(secret).u32(blocks.from).u32(blocks.seconds).u8(blocks.tokens.length);
    for (const token of blocks.tokens) writer.raw(token);
  } else if (!poster.venue) writer.raw(secret);
  writer.u8(poster.type).u16(poster.defaultMinutes);
  for (const text of [poster.name, address, room]) {
    if (text === undefined) continue;
    const bytes = new TextEncoder().encode(text);
    writer.u8(bytes.length).raw(bytes);
  }
  for (const time of [validFrom, validTo]) if (time !== undefined) writer.u32(Math.floor(time / 60));
  return writer.finish();
}

/** Reads what `encodePoster` or `signPoster` made. @throws InputError when it is not a poster of ours */
export function decodePoster(bytes: Uint8Array): Poster {
  const isSigned = bytes[0] === VERSION && (bytes[1] & HAS.venue) > 0;
  const { body, venue, secret } = isSigned ? readSigned(bytes) : { body: readChecked(bytes) };
  const reader = new Reader(body, WHAT);
  const version = reader.u8();
  if (version !== VERSION)
    throw new InputError(
      `${WHAT}: version ${version}; this app reads version ${VERSION}, a newer app may read it`,
    );
  const fields = reader.u8();
  if (fields > 127) throw new InputError(`${WHAT}: it has fields that version ${VERSION} does not know`);
  const text = () => decodeText(reader.raw(reader.u8()));
  const named = fields & HAS.blocks ? readBlocks(reader) : { secret: secret ?? reader.raw(SECRET_BYTES) };
  const poster: Poster = {
    ...named,
    type: reader.u8(),
    defaultMinutes: reader.u16(),
    name: text(),
    ...(fields & HAS.address && { address: text() }),
    ...(fields & HAS.room && { room: text() }),
    ...(fields & HAS.validFrom && { validFrom: reader.u32() * 60 }),
    ...(fields & HAS.validTo && { validTo: reader.u32() * 60 }),
    ...(venue && { venue }),
    ...(fields & HAS.withdrawn && { withdrawn: true as const }),
  };
  reader.end();
  checkPoster(poster);
  return poster;
}

function readBlocks(reader: Reader): Pick<Poster, 'secret' | 'blocks'> {
  const secret = reader.raw(SCREEN_ID_BYTES);
  const [from, seconds, count] = [reader.u32(), reader.u32(), reader.u8()];
  return {
    secret,
    blocks: { from, seconds, tokens: Array.from({ length: count }, () => reader.raw(TOKEN_BYTES)) },
  };
}

/**
 * The text of the QR code: `HTTPS://HOST/C#BASE32`. Behind `#`, where no browser sends it to a server.
 * @param origin where the app is served, such as https://example.org
 * @throws InputError when it is no origin, or as `encodePoster`
 */
export function posterLink(origin: string, poster: Poster): string {
  return payloadLink(origin, encodePoster(poster));
}

/** The same for bytes of `encodePoster` or, with digits behind `#`, of `signPoster`. @throws InputError for no origin */
export function payloadLink(origin: string, payload: Uint8Array): string {
  const text = payload[1] & HAS.venue ? toDecimal(payload) : toBase32(payload);
  const link = `${origin.toUpperCase()}/C#${text}`;
  if (!LINK.test(link))
    throw new InputError(`${WHAT}: "${origin}" is not an origin such as https://example.org`);
  return link;
}

/** Reads a scanned or typed text, in either case. @throws InputError when it is not a poster of ours */
export function parsePosterLink(text: string): Poster {
  if (text.length > MOST_CHARACTERS) throw new InputError('This code is too long to be a SafeTrace poster.');
  const [, , base32, digits] = LINK.exec(text.trim()) ?? [];
  if (digits !== undefined) return decodePoster(fromDecimal(digits));
  if (base32 === undefined) throw new InputError('This code is not a SafeTrace poster.');
  return decodePoster(fromBase32(base32, WHAT));
}

/** Eight characters that name a poster in print; they tell nothing about the secret. */
export function posterId(poster: Pick<Poster, 'secret'> & Partial<Poster>): string {
  return toBase32(labelledHash('poster-id', poster.secret).subarray(0, 5));
}

function decodeText(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new InputError(`${WHAT}: a text that is not UTF-8`);
  }
}
