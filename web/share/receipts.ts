/** What a report's receipts say. Pure. */
import type { Deployment } from '../../workers/wire/deployment.ts';
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

/** Whether so many operators as can compute with it have taken an upload that carried the report. */
export const isTaken = (
  report: Pick<Report, 'uploads'>,
  receipts: readonly KeptReceipt[],
  { roster, threshold }: Pick<Deployment, 'roster' | 'threshold'>,
): boolean =>
  receiptsOf(report, receipts, roster.length).some(
    ({ taken }) => taken.filter(({ at }) => at !== null).length > threshold,
  );
