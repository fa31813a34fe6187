import { identityOf } from '../../workers/link/identity.ts';
import type { Introducer, PeerLink } from '../../workers/link/peer-link.ts';
import { PhoneClient } from '../../workers/phone/client.ts';
import type { Account } from '../../workers/wire/account.ts';
import { random } from '../app/random.ts';
import type { Joined } from '../store/schema.ts';
import { idbOutbox } from './outbox-idb.ts';

/** The phone's side of the protocol over WebRTC; links are made at the first call. */
export const makeClient = ({ deployment, hash }: Joined, account: Account): PhoneClient => {
  let introducer: Promise<Introducer> | undefined;
  const introduce = (): Promise<Introducer> => {
    introducer ??= import('../peer/introducer.ts').then(({ browserIntroducer }) =>
      browserIntroducer({ url: deployment.signal, deployment: hash, identity: identityOf(account.signKey) }),
    );
    introducer.catch(() => {
      introducer = undefined;
    });
    return introducer;
  };
  const dial = async (nodeKey: string): Promise<PeerLink> => (await introduce()).dial(nodeKey);
  return new PhoneClient(deployment, account, { dial, outbox: idbOutbox, random });
};
