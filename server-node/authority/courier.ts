import { InputError } from '../../workers/errors.ts';
import type { Introducer } from '../../workers/link/peer-link.ts';
import type { Party } from '../../workers/mpc/party.ts';
import { levelsOf } from '../../workers/phone/illness.ts';
import { Troubles } from '../../workers/troubles.ts';
import { claimListShape, sealClaimList } from '../../workers/wire/claim-list.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { METHODS } from '../../workers/wire/rpc-messages.ts';
import { epochAt, epochStart } from '../../workers/wire/time.ts';
import type { Log } from '../log.ts';
import type { Delivery, Lists } from './lists.ts';
import { NodeLinks } from './node-links.ts';

/** By node; empty while no run can be done. */
type NewestRuns = ReadonlyMap<Party, number>;

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
 * The list of run R is made in the middle of its collect time, so that who reports before then is in it, and is sent
 * until every node holds it or the run is done. A run that is late for want of a node is no reason to give up: that node
 * takes the list when it is back. Who may have a copy and has not said so is asked until it is known.
 */
export class Courier {
  private readonly troubles: Troubles<string>;
  private readonly nodes: NodeLinks;

  constructor(private readonly settings: CourierSettings) {
    const { deployment, introducer, log } = settings;
    this.troubles = new Troubles((cause, name) => log(`${name}: ${cause}`));
    this.nodes = new NodeLinks(deployment, introducer, this.troubles);
  }

  /**
   * One round of work; call it again every second or so, never twice at once. Nodes that are absent or misbehave
   * stop neither each other's lists nor a later one. @throws Error when the database cannot be read
   */
  async tick(): Promise<void> {
    const { deployment, lists, now } = this.settings;
    const { grid, run } = deployment;
    const epoch = epochAt(grid, now()) - 1;
    const due = now() >= epochStart(grid, epoch + 1) + run.collect / 2 && !lists.isMade(epoch);
    const open = [...lists.unsettled(), ...(due ? [epoch] : [])];
    // No run is done before its collect time is over.
    const done = open.some((one) => now() >= this.closing(one)) ? await this.nodes.newestRuns() : new Map();
    if (due) await this.troubles.guard(`claim list of run ${epoch}`, () => this.make(epoch, done));
    await Promise.all(
      lists
        .open()
        .map((delivery) =>
          this.troubles.guard(`claim list of run ${delivery.run} at node ${delivery.node}`, () =>
            this.deliver(delivery, done),
          ),
        ),
    );
    for (const made of lists.unsettled()) this.settle(made);
  }

  /** Closes the links. */
  stop(): void {
    this.nodes.close();
  }

  private closing(run: number): number {
    const { grid, run: rules } = this.settings.deployment;
    return epochStart(grid, run + 1) + rules.collect;
  }

  /** Makes the list of a run. @throws Error while the key of a node is missing or unusable: the list waits */
  private async make(run: number, done: NewestRuns): Promise<void> {
    const { deployment, secretKey, lists, always, random } = this.settings;
    if (isDone(run, done)) return lists.keep(run, [], []); // it took place without one
    const keys = await this.nodes.epochKeys(run);
    const missing = deployment.roster.flatMap((_, i) => (keys.has(i + 1) ? [] : [`node ${i + 1}`]));
    if (missing.length > 0) throw new Error(`it waits for a usable key of ${missing.join(' and ')}`);
    const { entries: places, epochs } = claimListShape(deployment);
    const first = run - deployment.run.window + 1;
    const entries = lists.waiting(places, (illness) => levelsOf(illness, first, epochs, always));
    lists.keep(run, entries, await sealClaimList(deployment, run, entries, keys, secretKey, random));
  }

  /**
   * Sends a copy while its run is not done; afterwards asks, by another copy, who may have one. A node confirms what it
   * holds, or held when the run was done, and takes nothing any more after it. So a refusal is certain when the node
   * had said before it that the run is done.
   */
  private async deliver(delivery: Delivery, done: NewestRuns): Promise<void> {
    const { lists } = this.settings;
    const { run, node, message, sent } = delivery;
    if (!sent && isDone(run, done)) return lists.mark(delivery, 'refused'); // no copy is under way, and none will be
    const client = await this.nodes.to(node);
    lists.mark(delivery, 'sent');
    try {
      await client.call(METHODS.claims, message);
    } catch (error) {
      if (error instanceof InputError) {
        if ((done.get(node) ?? -1) >= run) lists.mark(delivery, 'refused');
        else if (!sent) lists.mark(delivery, 'new'); // a refusal of the first copy is certain
      }
      throw error;
    }
    lists.mark(delivery, 'held');
  }

  private settle(run: number): void {
    const { lists, log } = this.settings;
    const fate = lists.fate(run);
    if (fate === 'open') return;
    const claims = lists.settle(run, fate);
    if (fate === 'held') log(`run ${run}: every node holds the claim list`);
    else log(`run ${run}: done before every node had the claim list; ${claims} claims wait again`);
  }
}

/** Whether a run is done by the word of any node: it takes all of them. */
function isDone(run: number, done: NewestRuns): boolean {
  return [...done.values()].some((newest) => newest >= run);
}
