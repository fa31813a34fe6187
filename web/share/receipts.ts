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

/** Without a claim the newest upload alone says that the person warns: one of before the present consent says nothing any more. */
export const takenBy = (
  report: Pick<Report, 'uploads' | 'claim' | 'consent'>,
  receipts: readonly KeptReceipt[],
  parties: number,
): TakenBy => {
  const since = report.claim ? 0 : (report.consent?.at ?? 0);
  const uploads = receiptsOf(
    report,
    receipts.filter(({ at }) => at >= since),
    parties,
  );
  const has = ({ at }: Taken) => at !== null;
  if (uploads.some(({ taken }) => taken.every(has))) return 'all';
  return uploads.some(({ taken }) => taken.some(has)) ? 'some' : 'none';
};
