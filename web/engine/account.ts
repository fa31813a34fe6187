import { concatBytes } from '@noble/hashes/utils.js';
import { type Account, createAccount, KEY_BYTES, restoreAccount } from '../../workers/wire/account.ts';
import { random } from '../app/random.ts';
import { readFact, writeFact } from '../store/db.ts';
import { openAtRest, sealAtRest } from '../store/device-key.ts';
import type { StoredAccount, StoredSecret } from '../store/schema.ts';

/** An account's keys as they lie in the database. */
export const sealKeys = ({ signKey, openKey }: StoredAccount): Promise<StoredSecret> =>
  sealAtRest(concatBytes(signKey, openKey));

/** @throws DOMException when they were sealed on another device */
export const openKeys = async (sealed: StoredSecret): Promise<StoredAccount> => {
  const keys = await openAtRest(sealed);
  return { signKey: keys.slice(0, KEY_BYTES), openKey: keys.slice(KEY_BYTES) };
};

/** This installation's pseudonym, made at the first start. Its keys leave the device only in a file of the person's own. */
export const ownAccount = async (): Promise<Account> => {
  const kept = await readFact('account');
  if (kept && !('signKey' in kept)) {
    const { signKey, openKey } = await openKeys(kept);
    return restoreAccount(signKey, openKey);
  }
  const account = kept ? restoreAccount(kept.signKey, kept.openKey) : createAccount(random);
  await writeFact('account', await sealKeys(account));
  return account;
};
