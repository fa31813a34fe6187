import { parentPort } from 'node:worker_threads';
import type { Engine } from '../../workers/mpc/engine.ts';
import { PortLinks } from '../../workers/mpc/net-port.ts';
import type { PartyNet } from '../../workers/mpc/party.ts';
import { createReplicatedEngine } from '../../workers/mpc/replicated-engine.ts';
import { Stats } from '../../workers/mpc/stats.ts';
import { keysOf } from '../unit/mpc-engine-world.ts';
import type { Outcome, PartyOrder } from './parties.ts';

/** What a party of a benchmark computes with during one run; counts what goes over its links. */
export class PartyThread {
  sentBytes = 0;

  constructor(private readonly links: PortLinks) {}

  /** @param job like no other's */
  engine(job: string, purpose: string, stats: Stats): Engine {
    const { links } = this;
    const net = this.#counted(links.channel(job));
    return createReplicatedEngine({ net, keys: keysOf(links.self, job), purpose, stats });
  }

  #counted(net: PartyNet): PartyNet {
    return {
      ...net,
      send: (to, step, data) => {
        this.sentBytes += data.length;
        net.send(to, step, data);
      },
      strand: (number) => this.#counted(net.strand(number)),
    };
  }
}

/** Traffic and seconds of a thread. */
export const newStats = (): Stats => new Stats(() => performance.now() / 1000);

/**
 * Makes this thread a party: shares and links come from the main thread.
 * @param compute one run; `name` is of this run, like no other's
 */
export function serveParty<I, R>(
  compute: (party: PartyThread, inputs: I, run: R, name: string) => Promise<Omit<Outcome, 'sentBytes'>>,
): void {
  const main = parentPort!;
  let links: PortLinks;
  let inputs: I;
  main.on('message', async (order: PartyOrder<I, R>) => {
    if ('links' in order) links = new PortLinks(order.self, order.links);
    else if ('inputs' in order) inputs = order.inputs;
    else {
      const party = new PartyThread(links);
      const outcome = await compute(party, inputs, order.run, order.name);
      main.postMessage({ ...outcome, sentBytes: party.sentBytes } satisfies Outcome);
    }
  });
}
