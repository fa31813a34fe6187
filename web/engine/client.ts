import { bytesToHex } from '@noble/hashes/utils.js';
import type { Identity } from '../../workers/link/identity.ts';
import type { Introducer, PeerLink } from '../../workers/link/peer-link.ts';
import { PhoneClient } from '../../workers/phone/client.ts';
import type { Outbox } from '../../workers/phone/outbox.ts';
import type { Account } from '../../workers/wire/account.ts';
import type { Joined } from '../store/schema.ts';
import { worker } from './worker.ts';
import { cryptoOf } from './worker-crypto.ts';

const identityOf = ({ signKey, verifyKey }: Account): Identity => ({
  publicKey: bytesToHex(verifyKey),
  sign: (message) => worker().signLink(signKey, message),
  isSignedBy: (publicKey, message, signature) => worker().isSignedBy(publicKey, message, signature),
});

/** Links of an account over WebRTC, made at the first call; after `close` the introducer is made anew. */
const dialling = ({ deployment, hash }: Joined, account: Account) => {
  let introducer: Promise<Introducer> | undefined;
  const introduce = (): Promise<Introducer> => {
    introducer ??= import('../peer/introducer.ts').then(({ browserIntroducer }) =>
      browserIntroducer({ url: deployment.signal, deployment: hash, identity: identityOf(account) }),
    );
    introducer.catch(() => {
      introducer = undefined;
    });
    return introducer;
  };
  return {
    dial: async (nodeKey: string): Promise<PeerLink> => (await introduce()).dial(nodeKey),
    close() {
      introducer?.then((open) => open.close()).catch(() => {});
      introducer = undefined;
    },
  };
};

/**
 * The phone's side of the protocol; what it signs, seals and opens is the worker's. `close` leaves the signalling server
 * too; the client can be used again.
 */
export const makeClient = (joined: Joined, account: Account, outbox: Outbox): PhoneClient => {
  const { dial, close } = dialling(joined, account);
  return new PhoneClient(joined.deployment, account, {
    dial,
    hangUp: close,
    outbox,
    crypto: cryptoOf(joined, account),
  });
};
