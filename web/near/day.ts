/** What Bluetooth adds to an epoch's upload. */
import type { DiaryDay } from '../../workers/share-order.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { unixNow } from '../app/now.ts';
import { pausedWithin } from '../diary/pauses.ts';
import { db } from '../store/db.ts';
import { readTags } from '../store/tags.ts';

/**
 * @param isShared whether the person shares any of it; else there are no rows, in an upload of the same size
 * @returns null where the deployment has no tags
 */
export const nearDay = async (deployment: Deployment, isShared: boolean): Promise<DiaryDay['near']> => {
  if (!deployment.near) return null;
  const now = unixNow();
  const [heard, tags, pauses] = await Promise.all([
    isShared ? (await db()).getAll('heard') : [],
    isShared ? readTags() : [],
    (await db()).getAll('pauses'),
  ]);
  return { tags, heard, pauses: pausedWithin(pauses, { from: 0, to: now }), now };
};
