import { type Account, createAccount, restoreAccount } from '../../workers/wire/account.ts';
import { random } from '../app/random.ts';
import { readFact, writeFact } from '../store/db.ts';

/** This installation's pseudonym, made at the first start. Its keys never leave the device. */
export const ownAccount = async (): Promise<Account> => {
  const kept = await readFact('account');
  if (kept) return restoreAccount(kept.signKey, kept.openKey);
  const account = createAccount(random);
  await writeFact('account', { signKey: account.signKey, openKey: account.openKey });
  return account;
};
