import { InputError } from '../errors.ts';
import { isMeetLink } from '../wire/meet-code.ts';
import { readClea } from './clea.ts';
import { CodeError } from './code-error.ts';
import { readCrowdNotifier } from './crowd-notifier.ts';
import { readCwa } from './cwa.ts';
import { readHk } from './hk.ts';
import { readNhs } from './nhs.ts';
import { readNsw } from './nsw.ts';
import { readNz } from './nz.ts';
import { readOwnPoster } from './own-poster.ts';
import { type Found, type Place, type ReadOptions, SYSTEMS, type System } from './place.ts';
import { readSafeEntry } from './safe-entry.ts';
import { withSeenTexts } from './seen-texts.ts';
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
 * @throws CodeError with one sentence for people; it repeats nothing of the text
 */
export function readCode(text: string, options: ReadOptions = {}): Place {
  if (text.length > MOST_CHARACTERS)
    throw new CodeError('long', 'This code is too long to be that of a place.');
  const code = text.trim();
  refuseTestCode(code);
  if (isMeetLink(code))
    throw new CodeError('meeting', 'This is the code of a person to meet, not of a place.');
  const own = readOwnPoster(code);
  if (own) return placeOf('safetrace', own);
  for (const [system, read] of READERS) {
    const found = readForeign(system, () => read(code, options));
    if (found) return placeOf(system, found);
  }
  throw new CodeError('unknown', 'This is not the code of a place that SafeTrace knows.');
}

function readForeign(system: System, read: () => Found | null): Found | null {
  try {
    const found = read();
    return found && withSeenTexts(found);
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    const problem = error instanceof CodeError ? error.problem : 'damaged';
    throw new CodeError(problem, `This code of ${SYSTEMS[system]} cannot be used: ${error.message}.`, system);
  }
}

/** Without the fields that are not known. */
function placeOf(system: System, found: Found): Place {
  const { id, name, address, room, validFrom, validTo, defaultMinutes, trust } = found;
  const { venue, blocks, withdrawn } = found;
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
    ...(venue !== undefined && { venue }),
    ...(blocks !== undefined && { blocks }),
    ...(withdrawn !== undefined && { withdrawn }),
  };
}
