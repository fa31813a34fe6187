import { InputError } from '../errors.ts';
import { fromBase32, toBase32 } from './base32.ts';
import { type Random, Reader, Writer } from './codec.ts';
import { SECRET_BYTES } from './tokens.ts';

/** What a phone shows to the people whom its owner meets; no server ever sees it. */
export interface MeetCode {
  /** 16 bytes, fresh for each showing. */
  readonly secret: Uint8Array;
  /** Unix seconds at which it was first shown: the beginning of the meeting on every phone that takes part. */
  readonly shownAt: number;
}

const VERSION = 1;
const WHAT = 'meet code';
const MOST_CHARACTERS = 400;
const START = /^https?:\/\/[a-z0-9.:-]{1,253}\/m#/i;
const LINK = /^(https?:\/\/[a-z0-9.:-]{1,253})\/m#([a-z2-7]{1,64})$/i;

/** A code for somebody who is here now. @param shownAt unix seconds, whole */
export function createMeetCode(random: Random, shownAt: number): MeetCode {
  return { secret: random(SECRET_BYTES), shownAt };
}

/** Whether a scanned text means to be the code of a meeting. */
export function isMeetLink(text: string): boolean {
  return START.test(text);
}

/**
 * The text of the QR code: `HTTPS://HOST/M#BASE32` of u8 version ‖ secret ‖ u32 seconds since 1970. Behind `#`, where no
 * browser sends it to a server.
 * @param origin where the app is served, such as https://example.org
 * @throws InputError when it is no origin
 */
export function meetLink(origin: string, { secret, shownAt }: MeetCode): string {
  const bytes = new Writer().u8(VERSION).raw(secret).u32(shownAt).finish();
  const link = `${origin.toUpperCase()}/M#${toBase32(bytes)}`;
  if (!LINK.test(link))
    throw new InputError(`${WHAT}: "${origin}" is not an origin such as https://example.org`);
  return link;
}

/**
 * Reads what `meetLink` made, in either case.
 * @throws InputError when it is no such code; its message begins with `meet code: version` when a newer app may read it
 */
export function parseMeetLink(text: string): MeetCode {
  const match = text.length > MOST_CHARACTERS ? null : LINK.exec(text.trim());
  if (!match) throw new InputError(`${WHAT}: a part of it is wrong or missing`);
  const reader = new Reader(fromBase32(match[2], WHAT), WHAT);
  const version = reader.u8();
  if (version !== VERSION)
    throw new InputError(`${WHAT}: version ${version}; this app reads version ${VERSION}`);
  const code = { secret: reader.raw(SECRET_BYTES), shownAt: reader.u32() };
  reader.end();
  return code;
}
