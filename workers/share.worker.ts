/** Turns a day into three sealed pieces of noise, off the main thread. */
import { expose } from 'comlink';
import type { Party } from './mpc/party.ts';
import { buildRecord, type Day, emitBits, type SentRow } from './phone/record.ts';
import { type SealedUpload, sealUpload } from './phone/seal.ts';
import { restoreAccount } from './wire/account.ts';
import type { Deployment } from './wire/deployment.ts';

/** Everything an upload is made of; plain data. */
export interface ShareOrder {
  deployment: Deployment;
  account: { signKey: Uint8Array; openKey: Uint8Array };
  sequence: number;
  day: Omit<Day, 'emit'>;
  /** Rows of the earlier epochs of the window, and what the person left out; null without consent. */
  consent: { earlier: SentRow[]; withheld: string[] } | null;
  keys: ReadonlyMap<Party, Uint8Array>;
}

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

/** Consent for the rows whose visits were all left in; a row of two visits, one left out, stays silent. */
const consentOf = ({ deployment, day, consent }: ShareOrder, own: SentRow[]): Uint8Array | null => {
  if (!consent) return null;
  const withheld = new Set(consent.withheld);
  const given = new Set(
    [...consent.earlier, ...own]
      .filter((row) => !row.visits.some(({ id }) => withheld.has(id)))
      .map(({ epoch, row }) => `${epoch}/${row}`),
  );
  return emitBits(deployment, (age, row) => given.has(`${day.epoch - age}/${row}`));
};

const sharer = {
  /**
   * Packs, shares and seals one epoch.
   * @returns the messages for the nodes, and the rows as this phone must remember them to read results
   * @throws InputError when the day does not fit the deployment's shape, or a key is missing
   */
  async share(order: ShareOrder): Promise<{ upload: SealedUpload; sent: SentRow[] }> {
    const { deployment, day, sequence, keys } = order;
    // Where the rows come to stand is known only once they are packed; the consent bits name those places.
    const { sent } = buildRecord(deployment, { ...day, emit: null }, random);
    const { record } = buildRecord(deployment, { ...day, emit: consentOf(order, sent) }, random);
    const account = restoreAccount(order.account.signKey, order.account.openKey);
    const upload = await sealUpload(deployment, account, day.epoch, sequence, record, keys, random);
    return { upload, sent };
  },
};

export type Sharer = typeof sharer;

expose(sharer);
