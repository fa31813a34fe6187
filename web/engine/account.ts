import { concatBytes } from '@noble/hashes/utils.js';
import type { Account } from '../../workers/wire/account.ts';
import { KEY_BYTES } from '../../workers/wire/sizes.ts';
import { random } from '../app/random.ts';
import { readFact, writeFact } from '../store/db.ts';
import { openAtRest, sealAtRest } from '../store/device-key.ts';
import type { StoredAccount, StoredSecret } from '../store/schema.ts';
import { worker } from './worker.ts';

/** An account's keys as they lie in the database. */
export const sealKeys = ({ signKey, openKey }: StoredAccount): Promise<StoredSecret> =>
  sealAtRest(concatBytes(signKey, openKey));

/** @throws DOMException when they were sealed on another device */
export const openKeys = async (sealed: StoredSecret): Promise<StoredAccount> => {
  const keys = await openAtRest(sealed);
  return { signKey: keys.slice(0, KEY_BYTES), openKey: keys.slice(KEY_BYTES) };
};

/**
 * This installation's pseudonym, made at the first start. Its keys leave the device only in a file of the person's own.
 */
export const ownAccount = async (): Promise<Account> => {
  const kept = await readFact('account');
  if (kept && !('signKey' in kept)) {
    const { signKey, openKey } = await openKeys(kept);
    return worker().restoreAccount(signKey, openKey);
  }
  const { signKey, openKey } = kept ?? { signKey: random(KEY_BYTES), openKey: random(KEY_BYTES) };
  const account = await worker().restoreAccount(signKey, openKey);
  await writeFact('account', await sealKeys(account));
  return account;
};
