import type { Worker } from 'node:worker_threads';
import { allParties } from '../../workers/mpc/general/party-sets.ts';
import { linkedPorts } from './linked-ports.ts';
import type { Outcome, PartyGroup, PartyOrder, TimedRun } from './party-group.ts';
import { type PartyShards, startShards } from './party-shards.ts';
import { nextMessage, startPartyWorker } from './party-worker.ts';
import { metered } from './process-meter.ts';
import { type Parties, THREE } from './shares.ts';
import type { NetworkProfile } from './slow-net.ts';

/** Parties 1..n in a thread each of this process, with a channel for each pair; shards in threads beside them. */
export class PartyThreads<I, R> implements PartyGroup<I, R> {
  private constructor(
    readonly who: Parties,
    private readonly workers: readonly Worker[],
    private readonly shards: PartyShards,
    private readonly emptyBytes: number,
  ) {}

  /**
   * @param thread its script beside this file, without ".worker.ts"
   * @param network how slow the channels are, null for as fast as they can
   * @param shards of each party, 1 for none; their channels are as fast as they can
   */
  static async start<I, R>(
    thread: string,
    network: NetworkProfile | null = null,
    shards = 1,
    who = THREE,
  ): Promise<PartyThreads<I, R>> {
    const emptyBytes = process.memoryUsage.rss();
    const parties = allParties(who.parties);
    const workers = await Promise.all(parties.map(() => startPartyWorker(thread)));
    const started = await startShards(parties, shards > 1 ? shards : 0);
    const links = linkedPorts(parties);
    const ready = workers.map(nextMessage);
    workers.forEach((worker, i) => {
      const own = { self: parties[i], threshold: who.threshold, links: links[i], shards: started.ports[i] };
      const order: PartyOrder<I, R> = { ...own, network };
      worker.postMessage(order, [...links[i].values(), ...started.ports[i]] as never);
    });
    await Promise.all(ready);
    return new PartyThreads<I, R>(who, workers, started, emptyBytes);
  }

  async bring(inputs: readonly I[]): Promise<void> {
    this.workers.forEach((worker, i) => {
      worker.postMessage({ inputs: inputs[i] } satisfies PartyOrder<I, R>);
    });
  }

  async run(run: R, name: string): Promise<TimedRun> {
    const start = performance.now();
    const { result, cpuSeconds, peakBytes } = await metered(() => {
      const answers = this.workers.map((worker) => nextMessage<Outcome>(worker));
      for (const worker of this.workers) worker.postMessage({ run, name } satisfies PartyOrder<I, R>);
      return Promise.all(answers);
    });
    const wallSeconds = (performance.now() - start) / 1000;
    const partyBytes = (peakBytes - this.emptyBytes) / this.who.parties;
    return { wallSeconds, cpuSeconds, partyBytes, outcomes: result };
  }

  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
    this.shards.stop();
  }
}
