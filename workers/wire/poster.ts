import { concatBytes } from '@noble/hashes/utils.js';
import { InputError } from '../errors.ts';
import { fromBase32, toBase32 } from './base32.ts';
import { type Random, Reader, sameBytes, Writer } from './codec.ts';
import { labelledHash } from './signature.ts';
import { SECRET_BYTES } from './tokens.ts';

/** What a printed QR code tells the phone that scans it; no server ever sees it. */
export interface Poster {
  /** Venue secret, 16 bytes. */
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
}

/** Longest name, address or room in bytes of UTF-8: keeps the QR code small. */
export const POSTER_TEXT_BYTES = 100;
/** Longest text that can be a poster's; longer ones are refused unread. */
const MOST_CHARACTERS = 1000;
const VERSION = 1;
const CHECK_BYTES = 2;
const HAS = { address: 1, room: 2, validFrom: 4, validTo: 8 };
const WHAT = 'poster';
const LINK = /^(https?:\/\/[a-z0-9.:-]{1,253})\/c#([a-z2-7]{1,800})$/i;

/** A venue's secret; a new one also revokes a poster that leaked. */
export function createVenueSecret(random: Random): Uint8Array {
  return random(SECRET_BYTES);
}

/**
 * u8 version ‖ u8 fields ‖ secret ‖ u8 type ‖ u16 minutes ‖ name [‖ address] [‖ room] [‖ from] [‖ to] ‖ check;
 * a text is u8 length ‖ UTF-8, a time u32 minutes since 1970, the check 2 bytes of a hash of all before it.
 * @throws InputError when a text is too long, a number out of range or the validity ends before it begins
 */
export function encodePoster(poster: Poster): Uint8Array {
  checkPoster(poster);
  const { address, room, validFrom, validTo } = poster;
  let fields = 0;
  for (const key of Object.keys(HAS) as (keyof typeof HAS)[])
    if (poster[key] !== undefined) fields |= HAS[key];
  const writer = new Writer().u8(VERSION).u8(fields).raw(poster.secret);
  writer.u8(poster.type).u16(poster.defaultMinutes);
  for (const text of [poster.name, address, room]) {
    if (text === undefined) continue;
    const bytes = new TextEncoder().encode(text);
    writer.u8(bytes.length).raw(bytes);
  }
  for (const time of [validFrom, validTo]) if (time !== undefined) writer.u32(Math.floor(time / 60));
  const body = writer.finish();
  return concatBytes(body, checkOf(body));
}

/** A link that was typed or copied by hand must not name another place because of one wrong letter. */
const checkOf = (body: Uint8Array): Uint8Array => labelledHash('poster-check', body).subarray(0, CHECK_BYTES);

/** Reads what `encodePoster` made. @throws InputError when it is not a poster of ours */
export function decodePoster(bytes: Uint8Array): Poster {
  const body = bytes.subarray(0, -CHECK_BYTES);
  if (!sameBytes(bytes.subarray(-CHECK_BYTES), checkOf(body)))
    throw new InputError(`${WHAT}: a letter of it is wrong or missing`);
  const reader = new Reader(body, WHAT);
  const version = reader.u8();
  if (version !== VERSION)
    throw new InputError(
      `${WHAT}: version ${version}; this app reads version ${VERSION}, a newer app may read it`,
    );
  const fields = reader.u8();
  if (fields > 15) throw new InputError(`${WHAT}: it has fields that version ${VERSION} does not know`);
  const text = () => decodeText(reader.raw(reader.u8()));
  const poster: Poster = {
    secret: reader.raw(SECRET_BYTES),
    type: reader.u8(),
    defaultMinutes: reader.u16(),
    name: text(),
    ...(fields & HAS.address && { address: text() }),
    ...(fields & HAS.room && { room: text() }),
    ...(fields & HAS.validFrom && { validFrom: reader.u32() * 60 }),
    ...(fields & HAS.validTo && { validTo: reader.u32() * 60 }),
  };
  reader.end();
  checkPoster(poster);
  return poster;
}

/**
 * The text of the QR code: `HTTPS://HOST/C#BASE32`. Behind `#`, where no browser sends it to a server.
 * @param origin where the app is served, such as https://example.org
 */
export function posterLink(origin: string, poster: Poster): string {
  const link = `${origin.toUpperCase()}/C#${toBase32(encodePoster(poster))}`;
  if (!LINK.test(link))
    throw new InputError(`${WHAT}: "${origin}" is not an origin such as https://example.org`);
  return link;
}

/** Reads a scanned or typed text, in either case. @throws InputError when it is not a poster of ours */
export function parsePosterLink(text: string): Poster {
  if (text.length > MOST_CHARACTERS) throw new InputError('This code is too long to be a SafeTrace poster.');
  const match = LINK.exec(text.trim());
  if (!match) throw new InputError('This code is not a SafeTrace poster.');
  return decodePoster(fromBase32(match[2], WHAT));
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

function checkPoster({
  secret,
  type,
  defaultMinutes,
  name,
  address,
  room,
  validFrom,
  validTo,
}: Poster): void {
  const need = (holds: boolean, problem: string) => {
    if (!holds) throw new InputError(`${WHAT}: ${problem}`);
  };
  const whole = (n: number, least: number, most: number) => Number.isInteger(n) && n >= least && n <= most;
  need(secret.length === SECRET_BYTES, `the secret has ${secret.length} bytes, not ${SECRET_BYTES}`);
  need(whole(type, 0, 255), `the type ${type} is not 0 to 255`);
  need(whole(defaultMinutes, 1, 65_535), `the default stay of ${defaultMinutes} minutes is not 1 to 65535`);
  need(name.trim() !== '', 'the name is empty');
  for (const [field, text = ''] of Object.entries({ name, address, room })) {
    const { length } = new TextEncoder().encode(text);
    need(
      length <= POSTER_TEXT_BYTES,
      `the ${field} "${text.slice(0, 20)}…" is too long by ${length - POSTER_TEXT_BYTES}: a letter counts 1, one with an accent 2, of ${POSTER_TEXT_BYTES}`,
    );
  }
  for (const time of [validFrom, validTo])
    need(time === undefined || whole(time / 60, 0, 2 ** 32 - 1), `${time} is not a time in whole minutes`);
  need(validFrom === undefined || validTo === undefined || validFrom < validTo, 'it ends before it begins');
}
