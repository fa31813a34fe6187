/** What earlier versions of the database held, in today's form. Pure. */
import { NEAR_ID, ROOM_ID } from '../../workers/phone/near-ids.ts';
import type { Checked, Report } from './schema.ts';

/** As version 1 kept it, when there were always three operators. */
export interface CheckedBefore extends Omit<Checked, 'agree' | 'doubted'> {
  agree: 'all' | 'two' | 'contradiction';
  doubted: string | null;
}

export const checkedFrom = ({ agree, doubted, ...rest }: CheckedBefore): Checked => ({
  ...rest,
  agree: agree === 'two' ? 'some' : agree,
  doubted: doubted === null ? [] : [doubted],
});

/** As versions 1 and 2 kept it: without days that were left out, and without what its receipts are about. */
export type ReportBefore = Omit<Report, 'withheldDays' | 'uploads' | 'acceptance'>;

export const reportFrom = (report: ReportBefore): Report => ({
  ...report,
  // Who consented before there were tags was not asked about them.
  withheld: [...report.withheld, NEAR_ID, ROOM_ID],
  withheldDays: [],
  uploads: [],
  acceptance: null,
});
