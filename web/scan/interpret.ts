/** What a scanned text means: a place of ours, or one kind sentence. Pure. */
import { InputError } from '../../workers/errors.ts';
import { type Poster, parsePosterLink } from '../../workers/wire/poster.ts';
import type { Place } from '../diary/visits.ts';

export type Scanned =
  /** `elsewhere`: host for whose app the poster was made, null when it is this one. */
  { kind: 'place'; place: Place; elsewhere: string | null } | { kind: 'other'; sentence: string };

/** Codes that told of a test result in 2020–23; people still keep them beside posters. */
const TEST_CODE = /^https:\/\/(localhost\/\?[0-9a-f]{6}-|[sp]\.coronawarn\.app)/i;

const other = (sentence: string): Scanned => ({ kind: 'other', sentence });

/** The place that a poster names. */
export const toPlace = (poster: Poster): Place => ({
  secret: poster.secret,
  name: poster.name,
  address: poster.address,
  room: poster.room,
  defaultMinutes: poster.defaultMinutes,
});

/**
 * Reads a scanned text.
 *
 * A poster of any host is a place: only the secret counts, and the link is not opened, so whoever printed it gains
 * nothing that a poster of our own host would not give him; a name is what somebody printed, on every poster. Bytes of
 * a poster name no deployment, as one community may serve its app at several hosts. But another host may stand for
 * another community, whose people are neither warned here nor warn: the person is told before the check-in.
 * @param now unix seconds; a poster outside its validity is refused
 * @param host where this app is served
 */
export const interpret = (text: string, now: number, host: string): Scanned => {
  if (TEST_CODE.test(text))
    return other('This is a test code, not a place. Look for the poster at the door.');
  try {
    const poster = parsePosterLink(text);
    if (poster.validFrom !== undefined && now < poster.validFrom)
      return other(`The poster of ${poster.name} is not valid yet. Nothing was changed.`);
    if (poster.validTo !== undefined && now >= poster.validTo)
      return other(
        `The poster of ${poster.name} is no longer valid: ask there for a new one. Nothing was changed.`,
      );
    // Not by URL: what a poster's link may be there is more than what that can read.
    const made = text.trim().split('/')[2].toLowerCase();
    return { kind: 'place', place: toPlace(poster), elsewhere: made === host ? null : made };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    if (error.message.startsWith('poster: version'))
      return other('This poster is newer than this app: update the app and scan again. Nothing was changed.');
    if (error.message.startsWith('poster:'))
      return other(
        'This SafeTrace poster or link is damaged: a part of it is wrong or missing. Nothing was changed.',
      );
    return other('That is not a SafeTrace poster. Nothing was changed. Look for the poster at the door.');
  }
};
