import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { Codes } from '../../server-node/authority/codes.ts';
import { Courier } from '../../server-node/authority/courier.ts';
import { Lists } from '../../server-node/authority/lists.ts';
import { openDatabase } from '../../server-node/sqlite.ts';
import { RpcClient } from '../../workers/link/rpc.ts';
import { type ClaimEntry, sealClaimList } from '../../workers/wire/claim-list.ts';
import { verifyEpochKey } from '../../workers/wire/epoch-key.ts';
import { decodeInfo, METHODS } from '../../workers/wire/rpc-messages.ts';
import { epochAt } from '../../workers/wire/time.ts';
import { AUTHORITY_KEY, seeded, type World } from './world.ts';

/** The authority of a world as operators run it: codes and courier, with a database in memory. Everybody is ill at level 3. */
export function authorityOf(world: World): { register(claim: Uint8Array): void; courier: Courier } {
  const { deployment, network } = world;
  const db = openDatabase(':memory:');
  const random = seeded('authority');
  const now = () => world.now;
  const codes = new Codes(db, { lifetimes: { spoken: 900, link: 86_400, paper: 86_400 }, secretKey: AUTHORITY_KEY, now, random });
  const courier = new Courier({
    deployment,
    secretKey: AUTHORITY_KEY,
    lists: new Lists(db),
    introducer: network.introducer(bytesToHex(ed25519.getPublicKey(AUTHORITY_KEY))),
    always: true,
    now,
    random,
    log: (line) => world.log.push(`authority: ${line}`),
  });
  const today = () => epochAt(deployment.grid, now());
  return {
    register(claim) {
      const { window } = deployment.run;
      const illness = { onset: today(), first: today() - window, last: today() + deployment.claims.ahead };
      if (codes.register(codes.issue(illness, 'spoken').code, claim) !== 'registered')
        throw new Error('the code is not taken');
    },
    courier,
  };
}

/** The authority of a world: hands the list of a run to every node. */
export async function listClaims(world: World, run: number, entries: readonly ClaimEntry[]): Promise<void> {
  const { deployment } = world;
  const introducer = world.network.introducer(bytesToHex(ed25519.getPublicKey(AUTHORITY_KEY)));
  const clients = await Promise.all(
    deployment.roster.map(async ({ key }) => new RpcClient(await introducer.dial(key))),
  );
  const keys = new Map<number, Uint8Array>();
  for (const client of clients) {
    const { epochKeys } = decodeInfo(await client.call(METHODS.info, new Uint8Array()));
    for (const bytes of epochKeys) {
      const { epoch, node, key } = verifyEpochKey(bytes, deployment);
      if (epoch === run) keys.set(node, key);
    }
  }
  const random = seeded(`authority/${run}`);
  const messages = await sealClaimList(deployment, run, entries, keys, AUTHORITY_KEY, random);
  for (const [i, client] of clients.entries()) await client.call(METHODS.claims, messages[i]!);
  for (const client of clients) client.close();
  introducer.close();
}
