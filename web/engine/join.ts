/** The community of this device: from its site at the first start, from the database afterwards. */
import { bytesToHex } from '@noble/hashes/utils.js';
import { deploymentHash, parseDeployment } from '../../workers/wire/deployment.ts';
import { unixNow } from '../app/now.ts';
import { db, readFact, writeFact } from '../store/db.ts';
import type { Joined } from '../store/schema.ts';
import { changed, trouble } from '../store/state.ts';

/**
 * Another community than before took this address. What was shared with the old one means nothing to the new one
 * and is forgotten, the pseudonym too; the diary stays.
 */
const forgetCommunity = async (): Promise<void> => {
  const stores = ['facts', 'sent', 'outbox', 'sequences'] as const;
  const erase = (await db()).transaction(stores, 'readwrite');
  await Promise.all([...stores.map((name) => erase.objectStore(name).clear()), erase.done]);
};

/** Reads the site's deployment. @throws InputError when it is malformed or not signed; TypeError when offline */
const fetchDeployment = async (): Promise<Joined> => {
  const response = await fetch('/deployment.json', { cache: 'no-cache' });
  if (!response.ok) throw new TypeError(`deployment.json: ${response.status}`);
  const deployment = parseDeployment(await response.text());
  return { deployment, hash: bytesToHex(deploymentHash(deployment)), since: unixNow() };
};

/**
 * The community, verified. Offline, or when the site's file is no good, the one that was joined before.
 * @returns null when there is none yet
 */
export const join = async (): Promise<Joined | null> => {
  const before = (await readFact('joined')) ?? null;
  let offered: Joined;
  try {
    offered = await fetchDeployment();
  } catch (error) {
    if (error instanceof TypeError) return before;
    trouble.value = `This site's description of its operators is not valid: ${(error as Error).message}.`;
    return before;
  }
  if (before?.hash === offered.hash) return before;
  if (before) await forgetCommunity();
  await writeFact('joined', offered);
  await changed('joined', 'report', 'checked', 'contact', 'outbox', 'parts', 'sent', 'visit-notices');
  if (before) trouble.value = 'The operators of this site have changed. See More, Who computes.';
  return offered;
};
