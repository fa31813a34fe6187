import { MeetConfirm } from '../meet/MeetConfirm.tsx';
import type { Words } from '../words/words.ts';
import { Confirm } from './Confirm.tsx';
import type { Scanned } from './interpret.ts';

/** A place or a meeting that was scanned, to be confirmed. */
export type Found = Exclude<Scanned, { kind: 'other' | 'tag' }>;

/** Heading of the screen on which it is confirmed. */
export const titleIn = ({ scan, meet, poster }: Words, found: Found): string =>
  found.kind === 'meet' ? meet.someone : found.place.withdrawn ? poster.noticePage : scan.checkIn;

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
