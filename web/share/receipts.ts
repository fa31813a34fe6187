/** What a report's receipts say. Pure. */
import type { KeptReceipt, Report } from '../store/schema.ts';

/** How far an upload that carried the report is at one operator. */
export interface Taken {
  party: number;
  /** Unix seconds; null while it has not taken it. */
  at: number | null;
}

/** @returns the uploads of a report, newest first, each with all operators in the order of the roster */
export const receiptsOf = (
  { uploads }: Pick<Report, 'uploads'>,
  receipts: readonly KeptReceipt[],
  parties: number,
): { epoch: number; sequence: number; taken: Taken[] }[] =>
  [...uploads].reverse().map(({ epoch, sequence }) => ({
    epoch,
    sequence,
    taken: Array.from({ length: parties }, (_, i) => {
      const own = receipts.find(
        (each) =>
          each.party === i + 1 &&
          each.epoch === epoch &&
          each.sequence === sequence &&
          each.program === undefined,
      );
      return { party: i + 1, at: own?.at ?? null };
    }),
  }));

/** By which operators an upload that carried the report was taken, at best. A run has only what all of them hold. */
export type TakenBy = 'all' | 'some' | 'none';

/**
 * Without a claim the newest upload alone says that the person warns: one before an upload without the report says nothing any more.
 * @param shared epochs of which there is an upload
 */
export const takenBy = (
  { uploads, claim }: Pick<Report, 'uploads' | 'claim'>,
  receipts: readonly KeptReceipt[],
  parties: number,
  shared: ReadonlySet<number>,
): TakenBy => {
  const carried = new Set(uploads.map(({ epoch }) => epoch));
  const silent = claim ? -1 : Math.max(-1, ...[...shared].filter((epoch) => !carried.has(epoch)));
  const counting = receiptsOf({ uploads: uploads.filter(({ epoch }) => epoch > silent) }, receipts, parties);
  const has = ({ at }: Taken) => at !== null;
  if (counting.some(({ taken }) => taken.every(has))) return 'all';
  return counting.some(({ taken }) => taken.some(has)) ? 'some' : 'none';
};
