import { concatBytes } from '@noble/hashes/utils.js';
import { type Account, createAccount, KEY_BYTES, restoreAccount } from '../../workers/wire/account.ts';
import { random } from '../app/random.ts';
import { readFact, writeFact } from '../store/db.ts';
import { openAtRest, sealAtRest } from '../store/device-key.ts';
import type { SealedSecret, StoredAccount } from '../store/schema.ts';

/** The account's keys as they lie in the database: under the device's key, plain where the browser cannot store that. */
export const atRest = ({ signKey, openKey }: StoredAccount): Promise<SealedSecret | StoredAccount> =>
  sealAtRest(concatBytes(signKey, openKey)).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'DataCloneError') return { signKey, openKey };
    throw error;
  });

/** This installation's pseudonym, made at the first start. Its keys leave the device only in a file of the person's own. */
export const ownAccount = async (): Promise<Account> => {
  const kept = await readFact('account');
  if (kept && 'box' in kept) {
    const keys = await openAtRest(kept);
    return restoreAccount(keys.slice(0, KEY_BYTES), keys.slice(KEY_BYTES));
  }
  const account = kept ? restoreAccount(kept.signKey, kept.openKey) : createAccount(random);
  await writeFact('account', await atRest(account));
  return account;
};
