import { bytesToHex } from '@noble/hashes/utils.js';
import type { Identity } from '../../workers/link/identity.ts';
import type { Introducer, PeerLink } from '../../workers/link/peer-link.ts';
import { PhoneClient } from '../../workers/phone/client.ts';
import type { Outbox } from '../../workers/phone/outbox.ts';
import type { Account } from '../../workers/wire/account.ts';
import type { Joined } from '../store/schema.ts';
import { idbOutbox } from './outbox-idb.ts';
import { worker } from './worker.ts';

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

/** The phone's side of the protocol; what it signs, seals and opens is the worker's. */
export const makeClient = async (joined: Joined, account: Account): Promise<PhoneClient> =>
  new PhoneClient(joined.deployment, account, {
    dial: dialling(joined, account).dial,
    outbox: idbOutbox,
    crypto: await worker().phoneCrypto(joined.deployment, account),
  });

/** The same for an account of which nothing is to stay open between two looks: `close` leaves the signalling server too. */
export const makeBriefClient = async (joined: Joined, account: Account, outbox: Outbox) => {
  const links = dialling(joined, account);
  const crypto = await worker().phoneCrypto(joined.deployment, account);
  const client = new PhoneClient(joined.deployment, account, { dial: links.dial, outbox, crypto });
  return {
    info: () => client.info(),
    epochKeys: (epoch: number) => client.epochKeys(epoch),
    keep: (upload: Parameters<PhoneClient['keep']>[0]) => client.keep(upload),
    flush: () => client.flush(),
    results: () => client.results(),
    close() {
      client.close();
      links.close();
    },
  };
};
