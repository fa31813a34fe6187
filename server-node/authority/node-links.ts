import type { Introducer } from '../../workers/link/peer-link.ts';
import { RpcClient } from '../../workers/link/rpc.ts';
import type { Party } from '../../workers/mpc/party.ts';
import type { Troubles } from '../../workers/troubles.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { verifyEpochKey } from '../../workers/wire/epoch-key.ts';
import { decodeInfo, METHODS, type NodeInfo } from '../../workers/wire/rpc-messages.ts';

/** The authority's links to the nodes: dialled when needed, kept while they are open. */
export class NodeLinks {
  private readonly links = new Map<Party, Promise<RpcClient>>();

  constructor(
    private readonly deployment: Deployment,
    private readonly introducer: Introducer,
    private readonly troubles: Troubles<string>,
  ) {}

  /** One link, however many ask for it at once. @throws LinkClosed when the node cannot be reached */
  to(node: Party): Promise<RpcClient> {
    const known = this.links.get(node);
    if (known) return known;
    const dialled = this.introducer.dial(this.deployment.roster[node - 1].key);
    const client = dialled.then((link) => new RpcClient(link));
    this.links.set(node, client);
    const forget = () => this.links.get(node) === client && this.links.delete(node);
    dialled.then((link) => link.closed).then(forget, forget);
    return client;
  }

  /** @throws Error when the node does not answer, or not as a node does */
  async info(node: Party): Promise<NodeInfo> {
    return decodeInfo(await (await this.to(node)).call(METHODS.info, new Uint8Array()));
  }

  /** The newest run that is done by the word of each node that answers; −1 before the first. */
  async newestRuns(): Promise<Map<Party, number>> {
    const runs = new Map<Party, number>();
    const ask = async (_: unknown, i: number) => {
      // Who does not answer is named where something is sent to it.
      const info = await this.info(i + 1).catch(() => null);
      if (info) runs.set(i + 1, info.lastRun?.run ?? -1);
    };
    await Promise.all(this.deployment.roster.map(ask));
    return runs;
  }

  /** Keys of all nodes for an epoch, as far as some node tells them and something can be sealed to them. */
  async epochKeys(epoch: number): Promise<Map<Party, Uint8Array>> {
    const { parties } = this.deployment;
    const keys = new Map<Party, Uint8Array>();
    for (let node = 1; node <= parties && keys.size < parties; node++) {
      await this.troubles.guard(`keys from node ${node}`, async () => {
        let wrong: unknown;
        for (const bytes of (await this.info(node)).epochKeys) {
          try {
            const announced = verifyEpochKey(bytes, this.deployment);
            if (announced.epoch === epoch) keys.set(announced.node, announced.key);
          } catch (error) {
            wrong ??= error; // said below: a bad key must not hide those behind it
          }
        }
        if (wrong) throw wrong;
      });
    }
    return keys;
  }

  close(): void {
    for (const client of this.links.values())
      client.then(
        (open) => open.close(),
        () => {}, // it was never open
      );
    this.links.clear();
  }
}
