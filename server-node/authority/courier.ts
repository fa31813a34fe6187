import { InputError } from '../../workers/errors.ts';
import type { Introducer, PeerLink } from '../../workers/link/peer-link.ts';
import { RpcClient } from '../../workers/link/rpc.ts';
import type { Party } from '../../workers/mpc/party.ts';
import { claimListShape, sealClaimList } from '../../workers/wire/claim-list.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { verifyEpochKey } from '../../workers/wire/epoch-key.ts';
import { decodeInfo, METHODS } from '../../workers/wire/rpc-messages.ts';
import { epochAt, epochStart } from '../../workers/wire/time.ts';
import type { Log } from '../log.ts';
import { levelsOf } from './levels.ts';
import type { Delivery, Lists } from './lists.ts';

export interface CourierSettings {
  deployment: Deployment;
  /** The authority's Ed25519 secret key. */
  secretKey: Uint8Array;
  lists: Lists;
  introducer: Introducer;
  /** Level 3 on every day of an illness, for demonstrations. */
  always: boolean;
  /** Unix seconds. */
  now: () => number;
  random: (bytes: number) => Uint8Array;
  log: Log;
}

/**
 * Brings the nodes one claim list for each run, whether or not anybody reported.
 *
 * The list of run R is made in the middle of its collect time, so that who reports before then is in it, and is
 * sent until every node holds it or the run closes.
 */
export class Courier {
  private readonly links = new Map<Party, RpcClient>();

  constructor(private readonly settings: CourierSettings) {}

  /** One round of work; call it again every second or so, never twice at once. Does not throw for absent nodes. */
  async tick(): Promise<void> {
    const { deployment, lists, now, log } = this.settings;
    const { grid, run } = deployment;
    const epoch = epochAt(grid, now()) - 1;
    const opened = epochStart(grid, epoch + 1);
    if (now() >= opened + run.collect / 2 && now() < opened + run.collect && !lists.isMade(epoch)) {
      await this.make(epoch);
    }
    await Promise.all(lists.open().map((delivery) => this.send(delivery)));
    for (const sent of lists.unsettled()) {
      const held = lists.isHeld(sent);
      if (!held && now() < epochStart(grid, sent + 1) + run.collect) continue;
      const again = lists.settle(sent);
      if (held) log(`run ${sent}: every node holds the claim list`);
      else log(`run ${sent}: closed before every node had the claim list; ${again} claims wait again`);
    }
  }

  /** Closes the links. */
  stop(): void {
    for (const client of this.links.values()) client.close();
    this.links.clear();
  }

  /** Makes the list of a run as soon as some node tells the keys of all for its epoch. */
  private async make(run: number): Promise<void> {
    const { deployment, secretKey, lists, always, random } = this.settings;
    const keys = await this.epochKeys(run);
    if (keys.size < deployment.parties) return;
    const { entries: places, epochs } = claimListShape(deployment);
    const first = run - deployment.run.window + 1;
    const entries = lists.waiting(places, (illness) => levelsOf(illness, first, epochs, always));
    lists.keep(run, entries, await sealClaimList(deployment, run, entries, keys, secretKey, random));
  }

  private async epochKeys(epoch: number): Promise<Map<Party, Uint8Array>> {
    const { deployment } = this.settings;
    const keys = new Map<Party, Uint8Array>();
    for (let node = 1; node <= deployment.parties && keys.size < deployment.parties; node++) {
      try {
        const info = decodeInfo(await (await this.client(node)).call(METHODS.info, new Uint8Array()));
        for (const bytes of info.epochKeys) {
          const announced = verifyEpochKey(bytes, deployment);
          if (announced.epoch === epoch) keys.set(announced.node, announced.key);
        }
      } catch (error) {
        this.missed(node, error);
      }
    }
    return keys;
  }

  private async send(delivery: Delivery): Promise<void> {
    const { lists } = this.settings;
    try {
      const client = await this.client(delivery.node);
      lists.mark(delivery, 'sent');
      await client.call(METHODS.claims, delivery.message);
      lists.mark(delivery, 'held');
    } catch (error) {
      // A refusal of the first copy is certain: the node does not hold it.
      if (error instanceof InputError && !delivery.sent) lists.mark(delivery, 'new');
      this.missed(delivery.node, error);
    }
  }

  private async client(node: Party): Promise<RpcClient> {
    const known = this.links.get(node);
    if (known) return known;
    const link: PeerLink = await this.settings.introducer.dial(this.settings.deployment.roster[node - 1].key);
    const client = new RpcClient(link);
    this.links.set(node, client);
    void link.closed.then(() => this.links.get(node) === client && this.links.delete(node));
    return client;
  }

  private missed(node: Party, error: unknown): void {
    this.settings.log(`node ${node}: ${(error as Error).message}`);
  }
}
