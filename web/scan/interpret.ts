/** What a scanned text means: a place, a meeting, or why it is neither. Pure. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { CodeError, type CodeProblem } from '../../workers/codes/code-error.ts';
import { type Place as CodePlace, SYSTEMS, type System, venueSecret } from '../../workers/codes/place.ts';
import { readCode } from '../../workers/codes/read-code.ts';
import { InputError } from '../../workers/errors.ts';
import type { PictureProblem } from '../../workers/picture.ts';
import { isMeetLink, type MeetCode, parseMeetLink } from '../../workers/wire/meet-code.ts';
import { isTagKey, parseTagKey } from '../../workers/wire/tag-key.ts';
import type { Place } from '../diary/visits.ts';

/** Whose code it is, when it is no poster of ours. */
export interface Origin {
  system: System;
  signed: boolean;
  /** Whether the code on the wall is another one after a while. */
  changes: boolean;
}

/**
 * Why nothing came of a code, for `refusalIn`. early, late: outside its validity. stale: of a screen that shows another by now. grid: of a screen that counts other blocks. gone: a meeting's code that is no longer
 * shown. meet: such a code, damaged or newer. tag: such a key, damaged. typo, letters, short id: of what was typed.
 */
export type ScanProblem =
  | { why: CodeProblem; system: System | null }
  | { why: 'early' | 'late' | 'stale' | 'grid'; name: string }
  | { why: 'gone' | 'meet damaged' | 'meet newer' | 'tag' | 'typo' | 'short id' }
  | { why: 'letters'; count: number }
  | { why: 'picture'; problem: PictureProblem | 'decoder' };

export type Scanned =
  /** `elsewhere`: host for whose app our poster was made, null when it is this one. */
  | { kind: 'place'; place: Place; elsewhere: string | null; origin: Origin | null }
  | { kind: 'meet'; code: MeetCode; elsewhere: string | null }
  /** Key of a Bluetooth tag, 16 bytes. */
  | { kind: 'tag'; secret: Uint8Array }
  | { kind: 'other'; problem: ScanProblem };

const other = (problem: ScanProblem): Scanned => ({ kind: 'other', problem });

/** Enough of an id to tell two places without a name apart. */
const ID_BYTES_SHOWN = 4;

/** Seconds between showing and scanning, either way: two minutes on the screen, and clocks that do not agree. */
const MEET_SECONDS = 600;

/** A place as the diary keeps it. */
const toPlace = (code: CodePlace): Place => ({
  secret: venueSecret(code),
  name: code.name || `${SYSTEMS[code.system]} ${bytesToHex(code.id.subarray(0, ID_BYTES_SHOWN))}`,
  address: code.address?.split(/[\r\n]+/).join(', '),
  room: code.room,
  defaultMinutes: code.defaultMinutes ?? 0,
  ...(code.venue && { venue: code.venue }),
  ...(code.blocks && { blocks: code.blocks }),
  ...(code.withdrawn && { withdrawn: code.withdrawn }),
});

const originOf = ({ system, trust }: CodePlace): Origin | null =>
  system === 'safetrace' ? null : { system, signed: trust === 'signed', changes: system === 'clea' };

/**
 * Why the tokens of a screen's code cannot be compared with anybody's at this moment; null when they can, and of a place
 * whose code has none.
 * @param block seconds of a block in the joined community, null before joining
 */
export const blocksProblem = (
  { blocks, name }: Place,
  now: number,
  block: number | null,
): Extract<ScanProblem, { name: string }> | null => {
  if (!blocks) return null;
  if (block !== null && blocks.seconds !== block) return { why: 'grid', name };
  const end = blocks.from + blocks.seconds * blocks.tokens.length;
  return now < blocks.from || now >= end ? { why: 'stale', name } : null;
};

/** Host of a link of ours, null when it is `host`. Not by URL: what such a link may be is more than what that can read. */
const elsewhereOf = (link: string, host: string): string | null => {
  const made = link.split('/')[2].toLowerCase();
  return made === host ? null : made;
};

const readMeet = (text: string, now: number, host: string): Scanned => {
  try {
    const code = parseMeetLink(text);
    return Math.abs(now - code.shownAt) > MEET_SECONDS
      ? other({ why: 'gone' })
      : { kind: 'meet', code, elsewhere: elsewhereOf(text, host) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return other({ why: error.message.startsWith('meet code: version') ? 'meet newer' : 'meet damaged' });
  }
};

const tagOf = (text: string): Scanned => {
  try {
    return { kind: 'tag', secret: parseTagKey(text) };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return other({ why: 'tag' });
  }
};

/**
 * Reads a scanned text.
 *
 * A poster of any host is a place: only the secret counts, and the link is not opened, so whoever printed it gains
 * nothing that a poster of our own host would not give him; a name is what somebody printed, on every poster. Bytes of
 * a poster name no deployment, as one community may serve its app at several hosts. But another host may stand for
 * another community, whose people are neither warned here nor warn: the person is told before the check-in, as they
 * are told whose code it is when it is another system's.
 * @param now unix seconds; a code outside its validity is refused, and that of a meeting once it is not shown any more
 * @param host where this app is served
 * @param block seconds of a block in the joined community, null before joining
 */
export const interpret = (text: string, now: number, host: string, block: number | null): Scanned => {
  const code = text.trim();
  if (isMeetLink(code)) return readMeet(code, now, host);
  if (isTagKey(code)) return tagOf(code);
  try {
    const read = readCode(code);
    const place = toPlace(read);
    const origin = originOf(read);
    const found = {
      kind: 'place',
      place,
      elsewhere: origin ? null : elsewhereOf(code, host),
      origin,
    } as const;
    if (read.withdrawn) return found; // the poster's end has none of its own
    if (read.validFrom !== undefined && now < read.validFrom)
      return other({ why: 'early', name: place.name });
    if (read.validTo !== undefined && now >= read.validTo)
      return other({ why: read.blocks ? 'stale' : 'late', name: place.name });
    const problem = blocksProblem(place, now, block);
    return problem ? other(problem) : found;
  } catch (error) {
    if (!(error instanceof CodeError)) throw error;
    return other({ why: error.problem, system: error.system });
  }
};

/** Of several texts in a picture the first that means something, else the first. Precondition: there is one. */
export const interpretAll = (
  texts: readonly string[],
  now: number,
  host: string,
  block: number | null,
): Scanned => {
  const all = texts.map((text) => interpret(text, now, host, block));
  return all.find(({ kind }) => kind !== 'other') ?? all[0];
};
