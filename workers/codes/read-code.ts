import { InputError } from '../errors.ts';
import { readClea } from './clea.ts';
import { readCrowdNotifier } from './crowd-notifier.ts';
import { readCwa } from './cwa.ts';
import { readHk } from './hk.ts';
import { readNhs } from './nhs.ts';
import { readNsw } from './nsw.ts';
import { readNz } from './nz.ts';
import { readOwnPoster } from './own-poster.ts';
import { type Found, type Place, type ReadOptions, SYSTEMS, type System } from './place.ts';
import { readSafeEntry } from './safe-entry.ts';
import { refuseTestCode } from './test-code.ts';

/** The most that a QR code holds, of upper-case letters. */
const MOST_CHARACTERS = 4296;

/** Null: not a code of this system. An InputError says, without a subject, why a code of this system is none. */
type Reader = (text: string, options: ReadOptions) => Found | null;

/** A code that another app's link carries is known by its end, so `cwa` comes last. */
const READERS: readonly (readonly [Exclude<System, 'safetrace'>, Reader])[] = [
  ['crowdnotifier', readCrowdNotifier],
  ['nhs', readNhs],
  ['nz', readNz],
  ['clea', readClea],
  ['hk', readHk],
  ['nsw', readNsw],
  ['safeentry', readSafeEntry],
  ['cwa', readCwa],
];

/**
 * Reads the text of a scanned code: a poster of ours, or a place's code of a system of 2020–23. Validity in time is
 * not judged.
 * @throws InputError with one sentence for people; it repeats nothing of the text
 */
export function readCode(text: string, options: ReadOptions = {}): Place {
  if (text.length > MOST_CHARACTERS) throw new InputError('This code is too long to be that of a place.');
  const code = text.trim();
  refuseTestCode(code);
  const own = readOwnPoster(code);
  if (own) return placeOf('safetrace', own);
  for (const [system, read] of READERS) {
    const found = readForeign(system, () => read(code, options));
    if (found) return placeOf(system, found);
  }
  throw new InputError('This is not the code of a place that SafeTrace knows.');
}

function readForeign(system: System, read: () => Found | null): Found | null {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    throw new InputError(`This code of ${SYSTEMS[system]} cannot be used: ${error.message}.`);
  }
}

/** Without the fields that are not known. */
function placeOf(system: System, found: Found): Place {
  const { id, name, address, room, validFrom, validTo, defaultMinutes, trust } = found;
  return {
    system,
    id,
    name,
    ...(address !== undefined && { address }),
    ...(room !== undefined && { room }),
    ...(validFrom !== undefined && { validFrom }),
    ...(validTo !== undefined && { validTo }),
    ...(defaultMinutes !== undefined && { defaultMinutes }),
    trust,
  };
}
