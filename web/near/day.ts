/** What tags and room beacons add to an epoch's upload. */
import { nearRows, roomStays } from '../../workers/phone/near-rows.ts';
import type { Day } from '../../workers/phone/record.ts';
import type { Visit } from '../../workers/phone/rows.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { unixNow } from '../app/now.ts';
import { pausedWithin } from '../diary/pauses.ts';
import { db } from '../store/db.ts';
import { readTags } from '../store/tags.ts';

/**
 * @param visits of the diary; where one is, no room beacon counts
 * @param isShared whether the person shares any of it; else there are no rows, in an upload of the same size
 * @returns rows of tags, null where the deployment has none; and stays in rooms, for `placeRows`
 */
export const nearDay = async (
  deployment: Deployment,
  epoch: number,
  visits: readonly Visit[],
  isShared: boolean,
): Promise<{ near: Day['near']; rooms: Visit[] }> => {
  if (!deployment.near) return { near: null, rooms: [] };
  const heard = isShared ? await (await db()).getAll('heard') : [];
  const tags = isShared ? await readTags() : [];
  const now = unixNow();
  const paused = pausedWithin(await (await db()).getAll('pauses'), { from: 0, to: now });
  return {
    near: nearRows(deployment, epoch, tags, heard, now, paused),
    rooms: roomStays(deployment, heard, visits),
  };
};
