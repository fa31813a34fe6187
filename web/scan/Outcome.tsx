import { MeetConfirm } from '../meet/MeetConfirm.tsx';
import { Confirm } from './Confirm.tsx';
import type { Scanned } from './interpret.ts';

/** A place or a meeting that was scanned, to be confirmed. */
export type Found = Exclude<Scanned, { kind: 'other' | 'tag' }>;

/** Asks what to do with what was scanned. @param onRefuse the person was not there */
export const Outcome = ({ found, onRefuse }: { found: Found; onRefuse: () => void }) =>
  found.kind === 'place' ? (
    <Confirm {...found} onRefuse={onRefuse} />
  ) : (
    <MeetConfirm {...found} onRefuse={onRefuse} />
  );
