import { concatBytes } from '@noble/hashes/utils.js';
import { type Account, KEY_BYTES, restoreAccount } from '../../workers/wire/account.ts';
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

type Restore = (signKey: Uint8Array, openKey: Uint8Array) => Account | Promise<Account>;

/**
 * This installation's pseudonym, made at the first start. Its keys leave the device only in a file of the person's own.
 * @param restore derives the public keys, which takes a slow phone more than a frame: a worker's, where there is one
 */
export const ownAccount = async (restore: Restore = restoreAccount): Promise<Account> => {
  const kept = await readFact('account');
  if (kept && !('signKey' in kept)) {
    const { signKey, openKey } = await openKeys(kept);
    return restore(signKey, openKey);
  }
  const { signKey, openKey } = kept ?? { signKey: random(KEY_BYTES), openKey: random(KEY_BYTES) };
  const account = await restore(signKey, openKey);
  await writeFact('account', await sealKeys(account));
  return account;
};
