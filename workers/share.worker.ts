/** Turns a day into sealed pieces of noise, off the main thread. */
import { expose } from 'comlink';
import type { SentRow } from './phone/record.ts';
import { type SealedUpload, sealUpload } from './phone/seal.ts';
import { packDay, type ShareOrder } from './share-order.ts';
import { restoreAccount } from './wire/account.ts';

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

const sharer = {
  /**
   * Packs, shares and seals one epoch.
   * @returns the messages for the nodes, and the rows as this phone must remember them to read results
   * @throws InputError when the day does not fit the deployment's shape, or a key is missing
   */
  async share(order: ShareOrder): Promise<{ upload: SealedUpload; sent: SentRow[] }> {
    const { deployment, day, sequence, keys } = order;
    const { record, sent } = packDay(order, random);
    const account = restoreAccount(order.account.signKey, order.account.openKey);
    const upload = await sealUpload(deployment, account, day.epoch, sequence, record, keys, random);
    return { upload, sent };
  },
};

export type Sharer = typeof sharer;

expose(sharer);
