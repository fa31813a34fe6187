import { packDay, type ShareOrder } from '../../workers/share-order.ts';
import { restoreAccount } from '../../workers/wire/account.ts';
import { deploymentHash } from '../../workers/wire/deployment.ts';
import { parseDeployment } from '../../workers/wire/deployment-file.ts';
import { seeded } from './wire-world.ts';

/** The share worker, in this thread: there is no worker in these tests. It packs, and does not seal. */
export const workerHere = () => ({
  restoreAccount: async (signKey: Uint8Array, openKey: Uint8Array) => restoreAccount(signKey, openKey),
  readDeployment: async (text: string) => {
    const deployment = parseDeployment(text);
    return { deployment, hash: deploymentHash(deployment) };
  },
  share: async (order: ShareOrder) => {
    const { record, sent } = packDay(order, seeded('share'));
    return { upload: { record }, sent };
  },
});
