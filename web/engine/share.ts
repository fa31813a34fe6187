/** One epoch of the diary, shared and put into the outbox. */
import type { PhoneClient } from '../../workers/phone/client.ts';
import { illnessFrom, levelsOf } from '../../workers/phone/illness.ts';
import type { Visit } from '../../workers/phone/row-choice.ts';
import type { ShareOrder } from '../../workers/share-order.ts';
import type { Account } from '../../workers/wire/account.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { unixNow } from '../app/now.ts';
import { visitsToShare } from '../diary/sharing.ts';
import { nearDay } from '../near/day.ts';
import { choicesOf, mayShare, type SharedSource } from '../settings/consent.ts';
import { withheldOf } from '../share/recent.ts';
import { db, readFact } from '../store/db.ts';
import { openAtRest } from '../store/device-key.ts';
import type { Joined, Report } from '../store/schema.ts';
import { type Diary, keepUpload } from './keep-upload.ts';
import { idbOutbox } from './outbox-idb.ts';
import { worker } from './worker.ts';

/**
 * Starts the worker and has it go through a day of nobody, so that a real day is shared quickly on a slow phone. Nothing of
 * it is kept or sent.
 */
export const rehearseSharing = ({ deployment }: Joined): Promise<void> => worker().rehearse(deployment);

/**
 * Claim or levels, and consent, of this upload; the same shape with and without a report. A confirmed test alone is
 * sent to nobody: before consent, and after it was taken back, not even the claim leaves the phone. Levels go on after
 * a run took them, as days to come count too.
 */
export const reportFor = async (
  joined: Joined,
  epoch: number,
  report: Report | undefined,
): Promise<Pick<ShareOrder, 'consent'> & Pick<ShareOrder['day'], 'claim' | 'levels'>> => {
  if (!report?.consent?.place) return { claim: null, levels: null, consent: null };
  const claim = report.accepted || !report.claim ? null : await openAtRest(report.claim);
  const { window } = joined.deployment.run;
  const since = epoch - window + 1;
  const levels = report.claim ? null : levelsOf(illnessFrom(report.onset!), since, window, false).reverse();
  const uploads = await (await db()).getAll('sent', IDBKeyRange.bound(since, epoch, false, true));
  return {
    claim,
    levels,
    consent: { earlier: uploads.flatMap(({ rows }) => rows), ...withheldOf(report) },
  };
};

/** The diary's stays of an epoch, and of those beside it, which may be within one of its slots. */
const staysOf = ({ grid }: Deployment, epoch: number, { visits }: Diary, now: number): Visit[] => {
  const [start, end] = [epochStart(grid, epoch - 1), epochStart(grid, epoch + 2)];
  return visitsToShare(visits, now).filter(({ from, to }) => from < end && to > start);
};

/** What the person calls a meeting is nothing that the worker needs. */
const withoutName = ({ id, secret, from, to }: Visit): Visit => ({ id, secret, from, to });

const readDiary = async (): Promise<Diary> => {
  const database = await db();
  const [visits, meetings] = await Promise.all([database.getAll('visits'), database.getAll('meetings')]);
  return { visits, meetings };
};

/**
 * Shares an epoch, with or without visits in it: an upload that stays away would tell something. What the person does
 * not share is left out like what was not there, so the size is the same. When something else is decided, or written in the diary,
 * meanwhile it is sealed anew at once, and under the same number, as none of it has left: operators who saw that one is left out, or
 * that the upload came later, would see that somebody decided something about a report.
 * @throws InputError when a node's key for the epoch is not known yet
 */
export const shareEpoch = async (
  joined: Joined,
  account: Account,
  client: Pick<PhoneClient, 'epochKeys'>,
  epoch: number,
): Promise<void> => {
  const { deployment } = joined;
  const keys = await client.epochKeys(epoch);
  performance.mark('share:begin');
  const sources: SharedSource[] = ['visits', 'meetings', ...(deployment.near ? ['bluetooth' as const] : [])];
  const sequence = await idbOutbox.nextSequence(epoch);
  let isKept = false;
  while (!isKept) {
    const [chosen, report] = await Promise.all([readFact('consent'), readFact('report')]);
    const decided = { ...(chosen && { consent: chosen }), ...(report && { report }) };
    const choices = choicesOf(chosen);
    const unshared = sources.filter((source) => !mayShare(choices, source));
    const now = unixNow();
    const entriesOf = (diary: Diary) => ({
      stays: mayShare(choices, 'visits') ? staysOf(deployment, epoch, diary, now) : [],
      meets: mayShare(choices, 'meetings') ? diary.meetings.map(withoutName) : [],
    });
    const [diary, near, { claim, levels, consent }] = await Promise.all([
      readDiary(),
      nearDay(deployment, mayShare(choices, 'bluetooth')),
      reportFor(joined, epoch, report),
    ]);
    performance.mark('share:asked');
    const entries = entriesOf(diary);
    const isStill = (present: Diary) => JSON.stringify(entriesOf(present)) === JSON.stringify(entries);
    const day = { epoch, ...entries, near, claim, levels };
    const { upload, sent } = await worker().share({ deployment, account, sequence, day, consent, keys });
    performance.mark('share:sealed');
    isKept = await keepUpload(upload, { epoch, rows: sent, unshared }, decided, isStill);
  }
  performance.mark('share:kept');
};
