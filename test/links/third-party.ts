/** A whole SafeTrace client out of the package's exports: an account, uploads, and the answer that only it can read. */

import type { PeerLink } from 'safetrace/link/peer-link';
import { PhoneClient } from 'safetrace/phone/client';
import { type Exposure, exposuresOf } from 'safetrace/phone/exposures';
import { memoryOutbox } from 'safetrace/phone/outbox';
import { buildRecord, type SentRow } from 'safetrace/phone/record';
import type { Visit } from 'safetrace/phone/row-choice';
import { placeRows } from 'safetrace/phone/rows';
import { type Account, createAccount } from 'safetrace/wire/account';
import { parseDeployment } from 'safetrace/wire/deployment-file';
import { phoneCrypto } from '../../workers/phone/crypto.ts';

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

/**
 * Joins a deployment with a new account, which every node learns of.
 * @param json the text of its signed `deployment.json`
 * @param dial opens a link to a node, named by its Ed25519 key in hex; over WebRTC the account's key signs the offers
 */
export async function join(json: string, dial: (nodeKey: string, account: Account) => Promise<PeerLink>) {
  const deployment = parseDeployment(json);
  const account = createAccount(random); // to be kept: `restoreAccount` takes its two secret keys
  const dialNode = (nodeKey: string) => dial(nodeKey, account);
  // An app that may be closed keeps what waits for a node in an `Outbox` of its own, and `sent`.
  const client = new PhoneClient(deployment, account, {
    dial: dialNode,
    outbox: memoryOutbox(),
    crypto: phoneCrypto(deployment, account, random),
  });
  const sent: SentRow[] = [];
  await client.enrol();

  return {
    /** Uploads an epoch, once it is over; resolves with what became of each node's message. Nothing is reported. */
    async upload(epoch: number, visits: Visit[]) {
      const places = placeRows(deployment, epoch, visits).rows;
      const day = { epoch, places, meets: [], near: null, claim: null, emit: null, levels: null };
      const made = buildRecord(deployment, day, random);
      sent.push(...made.sent);
      return client.upload(epoch, made.record);
    },
    /** The newest run's exposures, or null before the first. */
    async exposures(): Promise<Exposure[] | null> {
      const answer = await client.results();
      return answer && exposuresOf(deployment, answer, sent);
    },
  };
}
