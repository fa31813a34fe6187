import { MeetConfirm } from '../meet/MeetConfirm.tsx';
import { laterWords } from '../words/later.ts';
import { words } from '../words/words.ts';
import { Confirm } from './Confirm.tsx';
import type { Scanned } from './interpret.ts';

/** A place or a meeting that was scanned, to be confirmed. */
export type Found = Exclude<Scanned, { kind: 'other' | 'tag' }>;

/** Heading of the screen on which it is confirmed. */
export const headingOf = (found: Found): string => {
  const { poster, scan } = laterWords.value;
  if (found.kind === 'meet') return words.value.diary.meeting;
  return found.place.withdrawn ? poster.noticePage : scan.checkIn;
};

/** Asks what to do with what was scanned. @param onRefuse the person was not there @param onAgain another code is to be scanned */
export const Outcome = ({
  found,
  onRefuse,
  onAgain,
}: {
  found: Found;
  onRefuse: () => void;
  onAgain: () => void;
}) =>
  found.kind === 'place' ? (
    <Confirm {...found} onRefuse={onRefuse} onAgain={onAgain} />
  ) : (
    <MeetConfirm {...found} onRefuse={onRefuse} />
  );
