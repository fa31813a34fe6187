import { RpcClient } from '../../workers/link/rpc.ts';
import type { Party } from '../../workers/mpc/party.ts';
import { type ClaimEntry, sealClaimList } from '../../workers/wire/claim-list.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { verifyEpochKey } from '../../workers/wire/epoch-key.ts';
import { decodeInfo, METHODS } from '../../workers/wire/rpc-messages.ts';
import type { KeyPair } from '../keys.ts';
import { random } from '../random.ts';
import type { SimulatedNetwork } from './network.ts';

/** Hands a run's claims to the nodes, as the authority does: shared, sealed to each node, signed. */
export async function listClaims(
  deployment: Deployment,
  keys: KeyPair,
  network: SimulatedNetwork,
  run: number,
  entries: readonly ClaimEntry[],
): Promise<void> {
  const introducer = await network.join(deployment, keys);
  const clients: RpcClient[] = [];
  try {
    for (const { key } of deployment.roster) clients.push(new RpcClient(await introducer.dial(key)));
    const epochKeys = new Map<Party, Uint8Array>();
    for (const client of clients)
      for (const bytes of decodeInfo(await client.call(METHODS.info, new Uint8Array())).epochKeys) {
        const { epoch, node, key } = verifyEpochKey(bytes, deployment);
        if (epoch === run) epochKeys.set(node, key);
      }
    const messages = await sealClaimList(deployment, run, entries, epochKeys, keys.secretKey, random);
    for (const [i, client] of clients.entries()) await client.call(METHODS.claims, messages[i]);
  } finally {
    for (const client of clients) client.close();
    introducer.close();
  }
}
