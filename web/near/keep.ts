/** What was heard, and which tags the person carries, in the database. */
import { type Heard, heardKey } from '../../workers/near/hearing.ts';
import { slotStart } from '../../workers/wire/time.ts';
import { unixNow } from '../app/now.ts';
import { changeFact, db } from '../store/db.ts';
import type { StoredTag } from '../store/schema.ts';
import { changed, grid } from '../store/state.ts';
import { sealedTag } from '../store/tags.ts';

/** @param spell of listening: what it heard of an identifier of one kind and period replaces what it had heard of it before */
export const keepHeard = async (heard: readonly Heard[], spell: string): Promise<void> => {
  if (heard.length === 0) return;
  const { store, done } = (await db()).transaction('heard', 'readwrite');
  const put = heard.map((each) => store.put({ ...each, id: `${spell}/${heardKey(each)}` }));
  await Promise.all([...put, done]);
  await changed('heard');
};

/** Deletes all that was heard. */
export const forgetHeard = async (): Promise<void> => {
  await (await db()).clear('heard');
  await changed('heard');
};

/** The tags, of which the person carries none any more. */
const givenAway = (tags: readonly StoredTag[]): StoredTag[] =>
  tags.map((tag) => (tag.until === null ? { ...tag, until: unixNow() } : tag));

/** From now on the person carries this tag, and no other. @param secret κ, 16 bytes */
export const pairTag = async (secret: Uint8Array): Promise<void> => {
  const tag = await sealedTag({ secret, since: unixNow(), until: null });
  await changeFact('tags', (tags) => [...givenAway(tags), tag], []);
  await changed('tags');
};

/** The person carries no tag any more. The key is kept until the days on which it was carried are over. */
export const unpairTag = async (): Promise<void> => {
  await changeFact('tags', givenAway);
  await changed('tags');
};

/** Deletes what was heard, and tags that were given away. @param isOld of an end in unix seconds */
export const pruneNear = async (isOld: (end: number) => boolean): Promise<void> => {
  const database = await db();
  const old = (await database.getAll('heard')).filter(({ slots }) =>
    isOld(slotStart(grid.value, slots[slots.length - 1][0] + 1)),
  );
  for (const { id } of old) await database.delete('heard', id);
  await changeFact('tags', (tags) => tags.filter(({ until }) => until === null || !isOld(until)));
  if (old.length > 0) await changed('heard');
};
