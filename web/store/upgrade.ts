/** What earlier versions of the database held, in today's form. Pure. */
import { NEAR_ID, ROOM_ID } from '../../workers/phone/near-ids.ts';
import type { AskedCode, Checked, Report } from './schema.ts';

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
export type ReportBefore = Omit<Report, 'claim' | 'withheldDays' | 'uploads' | 'acceptance'> & {
  claim: Uint8Array | null;
};

export const reportFrom = (report: ReportBefore): Report => ({
  ...report,
  // Nothing can be sealed while a database is upgraded.
  claim: report.claim && { open: report.claim },
  // Who consented before there were tags was not asked about them.
  withheld: [...report.withheld, NEAR_ID, ROOM_ID],
  withheldDays: [],
  uploads: [],
  acceptance: null,
});

/** As versions 1 and 2 kept it. */
export type AskedBefore = Omit<AskedCode, 'claim'> & { claim: Uint8Array };

export const askedFrom = ({ claim, ...rest }: AskedBefore): AskedCode => ({
  ...rest,
  claim: { open: claim },
});
