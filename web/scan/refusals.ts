/** Why a code was not taken, in the person's language. */
import { SYSTEMS, type System } from '../../workers/codes/place.ts';
import { LETTERS } from '../../workers/wire/typed-code.ts';
import { isolated } from '../words/bidi.ts';
import type { LaterWords } from '../words/later.ts';
import type { ScanProblem } from './interpret.ts';

/** A system as people call it. */
export const systemIn = (w: LaterWords['scan'], system: System): string =>
  system === 'crowdnotifier' ? w.swiss : SYSTEMS[system];

const pictureIn = (
  w: LaterWords['scan'],
  problem: Extract<ScanProblem, { why: 'picture' }>['problem'],
): string =>
  ({ large: w.pictureLarge, kind: w.pictureKind, empty: w.pictureEmpty, decoder: w.pictureDecoder })[problem];

/** Too few or too many letters of a typed code. */
const lettersIn = (w: LaterWords['scan'], count: number): string =>
  count === 0 ? w.noLetters : count < LETTERS ? w.tooShort(count) : w.tooLong(count);

/** One sentence. */
export const refusalIn = (all: LaterWords, problem: ScanProblem): string => {
  const w = all.scan;
  switch (problem.why) {
    case 'early':
      return w.early(isolated(problem.name));
    case 'late':
      return w.late(isolated(problem.name));
    case 'stale':
      return w.stale(isolated(problem.name));
    case 'grid':
      return w.otherGrid(isolated(problem.name));
    case 'gone':
      return w.meetGone;
    case 'meet newer':
      return w.meetNewer;
    case 'meeting':
    case 'meet damaged':
      return w.meetDamaged;
    case 'tag':
      return all.near.wrongCode;
    case 'typo':
      return w.typo;
    case 'letters':
      return lettersIn(w, problem.count);
    case 'short id':
      return w.shortId;
    case 'picture':
      return pictureIn(w, problem.problem);
    case 'long':
      return w.long;
    case 'test':
      return w.test;
    case 'unknown':
      return w.unknown;
    default:
      return ofSystem(w, problem.why, problem.system!);
  }
};

const ofSystem = (w: LaterWords['scan'], why: 'damaged' | 'newer' | 'forged', system: System): string =>
  system === 'safetrace'
    ? { damaged: w.ownDamaged, newer: w.ownNewer, forged: w.ownForged }[why]
    : w[why](systemIn(w, system));
