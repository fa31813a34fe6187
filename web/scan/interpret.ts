/** What a scanned text means: a place, or one kind sentence. Pure. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { type Place as CodePlace, SYSTEMS, venueSecret } from '../../workers/codes/place.ts';
import { readCode } from '../../workers/codes/read-code.ts';
import { InputError } from '../../workers/errors.ts';
import type { Place } from '../diary/visits.ts';

/** Whose code it is, when it is no poster of ours. */
export interface Origin {
  /** As people call it. */
  system: string;
  signed: boolean;
  /** Whether the code on the wall is another one after a while. */
  changes: boolean;
}

export type Scanned =
  /** `elsewhere`: host for whose app our poster was made, null when it is this one. */
  | { kind: 'place'; place: Place; elsewhere: string | null; origin: Origin | null }
  | { kind: 'other'; sentence: string };

const other = (sentence: string): Scanned => ({ kind: 'other', sentence });

/** Enough of an id to tell two places without a name apart. */
const ID_BYTES_SHOWN = 4;

/** A place as the diary keeps it. */
const toPlace = (code: CodePlace): Place => ({
  secret: venueSecret(code),
  name: code.name || `${SYSTEMS[code.system]} ${bytesToHex(code.id.subarray(0, ID_BYTES_SHOWN))}`,
  address: code.address?.split(/[\r\n]+/).join(', '),
  room: code.room,
  defaultMinutes: code.defaultMinutes ?? 0,
});

const originOf = ({ system, trust }: CodePlace): Origin | null =>
  system === 'safetrace'
    ? null
    : { system: SYSTEMS[system], signed: trust === 'signed', changes: system === 'clea' };

/**
 * Reads a scanned text.
 *
 * A poster of any host is a place: only the secret counts, and the link is not opened, so whoever printed it gains
 * nothing that a poster of our own host would not give him; a name is what somebody printed, on every poster. Bytes of
 * a poster name no deployment, as one community may serve its app at several hosts. But another host may stand for
 * another community, whose people are neither warned here nor warn: the person is told before the check-in, as they
 * are told whose code it is when it is another system's.
 * @param now unix seconds; a code outside its validity is refused
 * @param host where this app is served
 */
export const interpret = (text: string, now: number, host: string): Scanned => {
  try {
    const code = readCode(text);
    const place = toPlace(code);
    if (code.validFrom !== undefined && now < code.validFrom)
      return other(`The poster of ${place.name} is not valid yet.`);
    if (code.validTo !== undefined && now >= code.validTo)
      return other(`The poster of ${place.name} is no longer valid: ask there for a new one.`);
    const origin = originOf(code);
    // Not by URL: what a poster's link may be there is more than what that can read.
    const made = origin ? host : text.trim().split('/')[2].toLowerCase();
    return { kind: 'place', place, elsewhere: made === host ? null : made, origin };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return other(error.message);
  }
};
