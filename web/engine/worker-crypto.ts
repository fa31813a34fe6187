import type { PhoneCrypto } from '../../workers/phone/crypto.ts';
import type { Account } from '../../workers/wire/account.ts';
import type { Joined } from '../store/schema.ts';
import { worker } from './worker.ts';

/** What the worker does for an account; asked of a new one after a worker was lost. */
export const cryptoOf = ({ deployment }: Pick<Joined, 'deployment'>, account: Account): PhoneCrypto => {
  let asked: { worker: ReturnType<typeof worker>; crypto: Promise<PhoneCrypto> } | undefined;
  const crypto = (): Promise<PhoneCrypto> => {
    const present = worker();
    if (asked?.worker !== present)
      asked = { worker: present, crypto: present.phoneCrypto(deployment, account) };
    return asked.crypto;
  };
  return {
    enrolment: async () => (await crypto()).enrolment(),
    seal: async (...words) => (await crypto()).seal(...words),
    epochKey: async (announcement) => (await crypto()).epochKey(announcement),
    receipt: async (...words) => (await crypto()).receipt(...words),
    result: async (...words) => (await crypto()).result(...words),
    certificate: async (certificate) => (await crypto()).certificate(certificate),
  };
};
