/** Tags that the person carries or carried, oldest first: their keys κ are sealed in the database. */
import type { Tag } from '../../workers/phone/near-rows.ts';
import { readFact } from './db.ts';
import { openAtRest, sealAtRest } from './device-key.ts';
import type { StoredTag } from './schema.ts';

export const readTags = async (): Promise<Tag[]> =>
  Promise.all(
    ((await readFact('tags')) ?? []).map(async (tag) => ({ ...tag, secret: await openAtRest(tag.secret) })),
  );

export const sealedTag = async (tag: Tag): Promise<StoredTag> => ({
  ...tag,
  secret: await sealAtRest(tag.secret),
});
