/** Turns a day into sealed pieces of noise, off the main thread. */
import { ed25519 } from '@noble/curves/ed25519.js';
import { expose, proxy } from 'comlink';
import { InputError } from './errors.ts';
import { isSignedBy } from './link/identity.ts';
import { phoneCrypto } from './phone/crypto.ts';
import type { SentRow } from './phone/record.ts';
import type { Visit } from './phone/row-choice.ts';
import { type SealedUpload, sealUpload } from './phone/seal.ts';
import { packDay, type ShareOrder } from './share-order.ts';
import { type Account, createAccount, restoreAccount } from './wire/account.ts';
import { type Deployment, deploymentHash } from './wire/deployment.ts';
import { parseDeployment } from './wire/deployment-file.ts';
import { createEpochKey } from './wire/epoch-key.ts';
import { epochStart } from './wire/time.ts';
import { type Notice, readList } from './wire/withdrawn-list.ts';

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

/** Once is not enough: code that runs the first time is slow, and so is it when it is compiled. */
const REHEARSALS = 3;

/** Stays of a made-up day, one after the other: a usual day has fewer. */
const madeUpStays = ({ grid }: Deployment): Visit[] =>
  Array.from({ length: 10 }, (_, i) => {
    const length = grid.epoch / 10;
    const from = epochStart(grid, 0) + i * length;
    return { id: `${i}`, secret: random(16), from, to: from + length };
  });

const sharer = {
  createAccount: () => createAccount(random),
  restoreAccount,
  isSignedBy,

  /** As the links' own. */
  signLink: (signKey: Uint8Array, message: Uint8Array) => ed25519.sign(message, signKey),

  phoneCrypto: (deployment: Deployment, account: Account) => proxy(phoneCrypto(deployment, account, random)),

  /** Reads a deployment file and checks its signatures. @throws InputError, as an Error, when it is malformed or not signed */
  readDeployment(text: string): { deployment: Deployment; hash: Uint8Array } {
    const deployment = parseDeployment(text);
    return { deployment, hash: deploymentHash(deployment) };
  },

  /** The notices of a site's list that their makers signed; null when it is no such list. */
  readWithdrawn(text: string): Notice[] | null {
    try {
      return readList(text);
    } catch (error) {
      if (error instanceof InputError) return null;
      throw error;
    }
  },

  /** Does all of it with made-up keys and visits, so that the real day finds its code compiled. */
  async rehearse(deployment: Deployment): Promise<void> {
    const account = createAccount(random);
    const keys = new Map(deployment.roster.map((_, i) => [i + 1, createEpochKey(random).key]));
    const stays = madeUpStays(deployment);
    const day = { epoch: 0, stays, meets: [], near: null, claim: null, levels: null };
    for (let i = 0; i < REHEARSALS; i++)
      await this.share({ deployment, account, sequence: 0, day, consent: null, keys });
  },

  /**
   * Packs, shares and seals one epoch.
   * @returns the messages for the nodes, and the rows as this phone must remember them to read results
   * @throws InputError when the day does not fit the deployment's shape, or a key is missing
   */
  async share(order: ShareOrder): Promise<{ upload: SealedUpload; sent: SentRow[] }> {
    const { deployment, account, day, sequence, keys } = order;
    const { record, sent } = packDay(order, random);
    const upload = await sealUpload(deployment, account, day.epoch, sequence, record, keys, random);
    return { upload, sent };
  },
};

export type Sharer = typeof sharer;

expose(sharer);
