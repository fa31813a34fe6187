import { InputError } from '../../workers/errors.ts';
import type { Introducer } from '../../workers/link/peer-link.ts';
import { levelsOf } from '../../workers/phone/illness.ts';
import { Troubles } from '../../workers/troubles.ts';
import { claimListShape, sealClaimList } from '../../workers/wire/claim-list.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { METHODS } from '../../workers/wire/rpc-messages.ts';
import { epochAt, epochStart } from '../../workers/wire/time.ts';
import type { Log } from '../log.ts';
import type { Delivery, Lists } from './lists.ts';
import { NodeLinks } from './node-links.ts';

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
 * sent until every node holds it or the run closes. Who may have a copy and has not said so is asked until it is known.
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
    const middle = epochStart(grid, epoch + 1) + run.collect / 2;
    if (now() >= middle && !this.isClosed(epoch) && !lists.isMade(epoch))
      await this.troubles.guard(`claim list of run ${epoch}`, () => this.make(epoch));
    await Promise.all(
      lists
        .open()
        .map((delivery) =>
          this.troubles.guard(`claim list of run ${delivery.run} at node ${delivery.node}`, () =>
            this.isClosed(delivery.run) ? this.ask(delivery) : this.send(delivery),
          ),
        ),
    );
    for (const made of lists.unsettled()) this.settle(made);
  }

  /** Closes the links. */
  stop(): void {
    this.nodes.close();
  }

  private isClosed(run: number): boolean {
    return this.settings.now() >= this.closing(run);
  }

  private closing(run: number): number {
    const { grid, run: rules } = this.settings.deployment;
    return epochStart(grid, run + 1) + rules.collect;
  }

  /** Makes the list of a run. @throws Error while the key of a node is missing or unusable: the list waits */
  private async make(run: number): Promise<void> {
    const { deployment, secretKey, lists, always, random } = this.settings;
    const keys = await this.nodes.epochKeys(run);
    const missing = deployment.roster.flatMap((_, i) => (keys.has(i + 1) ? [] : [`node ${i + 1}`]));
    if (missing.length > 0) throw new Error(`it waits for a usable key of ${missing.join(' and ')}`);
    const { entries: places, epochs } = claimListShape(deployment);
    const first = run - deployment.run.window + 1;
    const entries = lists.waiting(places, (illness) => levelsOf(illness, first, epochs, always));
    lists.keep(run, entries, await sealClaimList(deployment, run, entries, keys, secretKey, random));
  }

  /** Sends a copy before the run closes. */
  private async send(delivery: Delivery): Promise<void> {
    const { lists } = this.settings;
    const client = await this.nodes.to(delivery.node);
    lists.mark(delivery, 'sent');
    try {
      await client.call(METHODS.claims, delivery.message);
    } catch (error) {
      // A refusal of the first copy is certain: the node does not hold it.
      if (error instanceof InputError && !delivery.sent) lists.mark(delivery, 'new');
      throw error;
    }
    lists.mark(delivery, 'held');
  }

  /**
   * Finds out after the run has closed whether a node took a copy. A node confirms what it holds, or held when the
   * run was done, and takes nothing any more once its own clock says closed. So a refusal is certain when its clock
   * was past the closing before it.
   */
  private async ask(delivery: Delivery): Promise<void> {
    const { lists } = this.settings;
    const { run, node, message, sent } = delivery;
    if (!sent) return; // no copy is under way, and none will be
    const before = await this.nodes.info(node);
    try {
      await (await this.nodes.to(node)).call(METHODS.claims, message);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      if (before.clock >= this.closing(run)) lists.mark(delivery, 'refused');
      throw error;
    }
    lists.mark(delivery, 'held');
  }

  private settle(run: number): void {
    const { lists, log } = this.settings;
    const fate = lists.fate(run, this.isClosed(run));
    if (fate === 'open') return;
    const claims = lists.settle(run, fate);
    if (fate === 'held') log(`run ${run}: every node holds the claim list`);
    else log(`run ${run}: closed before every node had the claim list; ${claims} claims wait again`);
  }
}
