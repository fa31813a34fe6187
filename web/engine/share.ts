/** One epoch of the diary, shared and put into the outbox. */
import { type Remote, wrap } from 'comlink';
import type { PhoneClient } from '../../workers/phone/client.ts';
import { illnessFrom, levelsOf } from '../../workers/phone/illness.ts';
import { placeRows } from '../../workers/phone/rows.ts';
import type { Sharer } from '../../workers/share.worker.ts';
import type { ShareOrder } from '../../workers/share-order.ts';
import type { Account } from '../../workers/wire/account.ts';
import { unixNow } from '../app/now.ts';
import { visitsToShare } from '../diary/sharing.ts';
import { db, readFact } from '../store/db.ts';
import type { Joined } from '../store/schema.ts';
import { changed } from '../store/state.ts';
import { idbOutbox } from './outbox-idb.ts';

let sharer: Remote<Sharer> | undefined;

const worker = (): Remote<Sharer> => {
  sharer ??= wrap<Sharer>(
    new Worker(new URL('../../workers/share.worker.ts', import.meta.url), { type: 'module' }),
  );
  return sharer;
};

/**
 * Claim or levels, and consent, of this upload; the same shape with and without a report. A confirmed test alone is
 * sent to nobody: before consent, and after it was taken back, not even the claim leaves the phone. Levels go on after
 * a run took them, as days to come count too.
 */
export const reportFor = async (
  joined: Joined,
  epoch: number,
): Promise<Pick<ShareOrder, 'consent'> & Pick<ShareOrder['day'], 'claim' | 'levels'>> => {
  const report = await readFact('report');
  if (!report?.consent?.place) return { claim: null, levels: null, consent: null };
  const claim = report.accepted ? null : report.claim;
  const { window } = joined.deployment.run;
  const since = epoch - window + 1;
  const levels = report.claim ? null : levelsOf(illnessFrom(report.onset!), since, window, false).reverse();
  const earlier = await (await db()).getAll('sent', IDBKeyRange.bound(since, epoch, false, true));
  return {
    claim,
    levels,
    consent: { earlier: earlier.flatMap(({ rows }) => rows), withheld: report.withheld },
  };
};

/**
 * Shares an epoch, with or without visits in it: an upload that stays away would tell something.
 * The outbox is written first; if the app is closed in between, the epoch is shared again as a correction.
 * @throws InputError when a node's key for the epoch is not known yet
 */
export const shareEpoch = async (
  joined: Joined,
  account: Account,
  client: PhoneClient,
  epoch: number,
): Promise<void> => {
  const { deployment } = joined;
  const keys = await client.epochKeys(epoch);
  const visits = visitsToShare(await (await db()).getAll('visits'), unixNow());
  const { rows } = placeRows(deployment, epoch, visits);
  const { claim, levels, consent } = await reportFor(joined, epoch);
  const { upload, sent } = await worker().share({
    deployment,
    account: { signKey: account.signKey, openKey: account.openKey },
    sequence: await idbOutbox.nextSequence(epoch),
    day: { epoch, places: rows, meets: [], near: null, claim, levels },
    consent,
    keys,
  });
  await client.keep(upload);
  await (await db()).put('sent', { epoch, rows: sent });
  await changed('sent');
};
