/** A file with all that this phone holds: kept for a bad day, or carried to a new phone. */
import { InputError } from '../../workers/errors.ts';
import { MOST_BACKUP_BYTES, type Progress, type Refusal } from '../../workers/phone/backup-file.ts';
import { unixNow } from '../app/now.ts';
import { ownAccount, sealKeys } from '../engine/account.ts';
import { alone } from '../store/alone.ts';
import { db, readFact, VERSION } from '../store/db.ts';
import { deviceKey } from '../store/device-key.ts';
import type { Joined } from '../store/schema.ts';
import { readAll, replaceAll } from './all-rows.ts';
import { type Contents, type Row, readContents, writeContents } from './contents.ts';
import { OWN_FACTS } from './fact-checks.ts';
import { firstSequence } from './first-sequence.ts';
import { openSecrets, sealSecrets } from './secrets.ts';
import { open, seal } from './vault.ts';

const isOwn = (name: string | number): boolean => (OWN_FACTS as readonly unknown[]).includes(name);

/** A browser that cannot store a key of the device has sealed nothing. */
const readKeys = async () => ({
  account: await ownAccount(),
  device: await deviceKey().catch(() => undefined),
});

/** What is there now would not open again: better said now than on the day on which the file is needed. */
export class Unreadable extends Error {}

const checkedText = (contents: Contents): Uint8Array => {
  const text = writeContents(contents);
  const joined = factsOf(contents).get('joined') as Joined | undefined;
  try {
    readContents(text, VERSION, joined ?? null);
    return text;
  } catch (error) {
    throw new Unreadable('the file could not be opened again', { cause: error });
  }
};

const toFile = async (
  stores: Record<string, Row[]>,
  { account, device }: Awaited<ReturnType<typeof readKeys>>,
  password: string,
  onProgress: Progress,
): Promise<Blob> => {
  const { signKey, openKey } = account;
  const { sequences: _, facts, ...others } = stores;
  const open = { ...others, facts: facts.filter(([name]) => !isOwn(name)) };
  const moving = await openSecrets(open, device);
  const contents = { database: VERSION, at: unixNow(), account: { signKey, openKey }, stores: moving };
  const file = await seal(password, checkedText(contents), onProgress);
  if (file.length > MOST_BACKUP_BYTES) throw new Unreadable(`the file has ${file.length} bytes`);
  return new Blob([Uint8Array.from(file)], { type: 'application/octet-stream' });
};

/** A copy of everything; this phone goes on. @throws Unreadable when it would not open again */
export const copyToFile = async (password: string, onProgress: Progress): Promise<Blob> =>
  toFile(await readAll(await db()), await readKeys(), password, onProgress);

/**
 * Everything in a file; once that is made this phone stops, and shares nothing more until `stayHere`. Nobody writes in
 * between. Then the window must begin anew; when the file cannot be made, all goes on as before.
 * @throws Unreadable when it would not open again
 */
export const moveToFile = async (password: string, onProgress: Progress): Promise<Blob> => {
  const keys = await readKeys(); // this window's other code may read nothing from now on
  return alone(async (own) => {
    const file = await toFile(await readAll(own), keys, password, onProgress);
    await own.put('facts', { at: unixNow() }, 'moved');
    return file;
  });
};

/** This phone goes on after all, above what the other may have sent. Then the window must begin anew. */
export const stayHere = (): Promise<void> =>
  alone(async (own) => {
    const change = own.transaction(['facts', 'sequences'], 'readwrite');
    const facts = change.objectStore('facts');
    const before = (await facts.get('first-sequence')) as number | undefined;
    await facts.delete('moved');
    await facts.put(firstSequence(before, unixNow()), 'first-sequence');
    await change.objectStore('sequences').clear();
    await change.done;
  });

/** Why nothing of a file was taken. */
export type NotRestored = Refusal | 'spoilt' | 'other community' | 'no community';

/**
 * Puts what a file holds in the place of all that is on this phone, or changes nothing. Then the window must begin anew.
 * @returns null, or why not
 */
export const restore = async (
  file: Uint8Array,
  password: string,
  onProgress: Progress,
): Promise<NotRestored | null> => {
  const opened = await open(password, file, onProgress);
  if ('refused' in opened) return opened.refused;
  try {
    const joined = (await readFact('joined')) ?? null;
    const contents = readContents(opened.content, VERSION, joined);
    if (typeof contents === 'string') return contents;
    const theirs = factsOf(contents).get('joined') as Joined | undefined;
    await replaceWith(contents, joined && { ...joined, since: theirs?.since ?? joined.since });
    return null;
  } catch (error) {
    // A row that its store does not take is as spoilt as one that does not read.
    if (error instanceof InputError || (error instanceof DOMException && error.name === 'DataError'))
      return 'spoilt';
    throw error;
  }
};

const factsOf = ({ stores }: Contents): Map<string | number, unknown> => new Map(stores.facts ?? []);

/** @param joined as this phone verified it: a file's word about operators counts for nothing */
const replaceWith = async (contents: Contents, joined: Joined | null): Promise<void> => {
  const facts = factsOf(contents);
  for (const name of OWN_FACTS) facts.set(name, await readFact(name));
  facts.delete('moved');
  if (joined) facts.set('joined', joined);
  facts.set('account', await sealKeys(contents.account));
  const before = facts.get('first-sequence');
  facts.set('first-sequence', firstSequence(typeof before === 'number' ? before : undefined, unixNow()));
  const present = [...facts].filter(([, value]) => value !== undefined);
  const rows = await sealSecrets({ ...contents.stores, facts: present });
  await alone((own) => replaceAll(own, { ...rows, sequences: [] }));
};
