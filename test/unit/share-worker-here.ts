import { packDay, type ShareOrder } from '../../workers/share-order.ts';
import { restoreAccount } from '../../workers/wire/account.ts';
import { deploymentHash } from '../../workers/wire/deployment.ts';
import { parseDeployment } from '../../workers/wire/deployment-file.ts';
import { readList } from '../../workers/wire/withdrawn-list.ts';
import { seeded } from './wire-world.ts';

/** The share worker, in this thread: there is no worker in these tests. It packs, and neither shares nor seals: every message is the record. */
export const workerHere = () => ({
  restoreAccount: async (signKey: Uint8Array, openKey: Uint8Array) => restoreAccount(signKey, openKey),
  readDeployment: async (text: string) => {
    const deployment = parseDeployment(text);
    return { deployment, hash: deploymentHash(deployment) };
  },
  readWithdrawn: async (text: string) => (text.startsWith('[') ? readList(text) : null),
  share: async (order: ShareOrder) => {
    const { record, sent } = packDay(order, seeded('share'));
    const of = { epoch: order.day.epoch, sequence: order.sequence, hash: new Uint8Array(32) };
    return { upload: { ...of, messages: order.deployment.roster.map(() => record) }, sent };
  },
});
