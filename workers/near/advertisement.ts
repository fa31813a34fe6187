import type { Deployment } from '../wire/deployment.ts';
import { TAG_BYTES, tagIdentifier } from '../wire/tokens.ts';
import { type AdvertiserKind, periodAt } from './periods.ts';

/*
 * What a tag or a room beacon sends. It fits a legacy advertisement of 31 bytes: flags (3), TX power (3), and
 * manufacturer data (2 of header, 2 of company, 19 of ours), 29 in all. Service data would need either a 16-bit number
 * that the Bluetooth SIG assigns, or 18 bytes for a UUID of one's own, and then E no longer fits. The same 19 bytes are
 * the value of one GATT characteristic, for browsers that hear no advertisements.
 */

/** The company number that Bluetooth leaves to whoever has none. */
export const COMPANY = 0xffff;
/** GATT service of a tag, for its scan response, and the characteristic with the payload. */
export const TAG_SERVICE = '5afe7ace-7a67-4b1e-9d3c-0c5f2a6e8b10';
export const TAG_PAYLOAD = '5afe7ace-7a67-4b1e-9d3c-0c5f2a6e8b11';

/** "ST": others use that company number too. */
export const MAGIC = Uint8Array.of(0x53, 0x54);
const VERSION = 1;
const ROOM = 0b100;
const PERIOD = 0b011;
/** magic ‖ version, kind and period mod 4 in one byte ‖ E. */
export const PAYLOAD_BYTES = MAGIC.length + 1 + TAG_BYTES;

/** What is heard of an advertiser. */
export interface Advertisement {
  readonly kind: AdvertiserKind;
  /** 0..3: the advertiser's period, of which the hearer knows the rest. */
  readonly periodMod4: number;
  /** E, 16 bytes. */
  readonly identifier: Uint8Array;
}

/** The 19 bytes that an advertiser with secret κ sends in a period. */
export function payloadOf(kind: AdvertiserKind, secret: Uint8Array, period: number): Uint8Array {
  const payload = new Uint8Array(PAYLOAD_BYTES);
  payload.set(MAGIC);
  payload[MAGIC.length] = (VERSION << 3) | (kind === 'room' ? ROOM : 0) | (period & PERIOD);
  payload.set(tagIdentifier(secret, period), MAGIC.length + 1);
  return payload;
}

/** Reads manufacturer data, or the characteristic. @returns null for what is not ours, of which the air is full */
export function readPayload(bytes: Uint8Array): Advertisement | null {
  if (bytes.length !== PAYLOAD_BYTES || MAGIC.some((byte, i) => bytes[i] !== byte)) return null;
  const flags = bytes[MAGIC.length];
  if (flags >> 3 !== VERSION) return null;
  return {
    kind: flags & ROOM ? 'room' : 'tag',
    periodMod4: flags & PERIOD,
    identifier: bytes.slice(MAGIC.length + 1),
  };
}

/**
 * The advertiser's own period number: the hearer's, or the one before or after it, as clocks differ.
 * @param time of the hearer, unix seconds
 * @returns null for any other: an old E that somebody sends again
 */
export function periodOf(d: Deployment, { kind, periodMod4 }: Advertisement, time: number): number | null {
  const own = periodAt(d, kind, time);
  return [own, own - 1, own + 1].find((period) => (period & PERIOD) === periodMod4) ?? null;
}
