import { concatBytes } from '@noble/hashes/utils.js';
import { type Account, KEY_BYTES, restoreAccount } from '../../workers/wire/account.ts';
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

type Restore = (signKey: Uint8Array, openKey: Uint8Array) => Account | Promise<Account>;

/**
 * This installation's pseudonym, made at the first start. Its keys leave the device only in a file of the person's own.
 * @param restore derives the public keys, which takes a slow phone more than a frame: a worker's, where there is one
 */
export const ownAccount = async (restore: Restore = restoreAccount): Promise<Account> => {
  const kept = await readFact('account');
  if (kept && 'box' in kept) {
    const keys = await openAtRest(kept);
    return restore(keys.slice(0, KEY_BYTES), keys.slice(KEY_BYTES));
  }
  const { signKey, openKey } = kept ?? { signKey: random(KEY_BYTES), openKey: random(KEY_BYTES) };
  const account = await restore(signKey, openKey);
  await writeFact('account', await atRest(account));
  return account;
};
