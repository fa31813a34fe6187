import type { Worker } from 'node:worker_threads';
import { allParties } from '../../workers/mpc/general/party-sets.ts';
import { concatRows } from '../../workers/mpc/rows.ts';
import { linkedPorts } from './linked-ports.ts';
import type { Outcome, PartyGroup, PartyOrder, TimedRun } from './party-group.ts';
import { nextMessage, startPartyWorker } from './party-worker.ts';
import { metered } from './process-meter.ts';
import { type Parties, THREE } from './shares.ts';
import type { NetworkProfile } from './slow-net.ts';

/** Parties that are teams of several threads. */
export interface Sharding<I> {
  readonly shards: number;
  /** What each thread of a party gets of the party's inputs. */
  divide(inputs: I): I[];
}

/**
 * Parties 1..n in a thread each of this process, or several, with a channel for each pair; threads of one number are
 * linked between parties, and those of one party among each other.
 */
export class PartyThreads<I, R> implements PartyGroup<I, R> {
  /** @param workers of each party */
  private constructor(
    readonly who: Parties,
    private readonly workers: readonly (readonly Worker[])[],
    private readonly sharding: Sharding<I> | null,
    private readonly emptyBytes: number,
  ) {}

  /**
   * @param thread its script beside this file, without ".worker.ts"
   * @param network how slow the channels are, null for as fast as they can
   * @param sharding null for one thread a party
   */
  static async start<I, R>(
    thread: string,
    network: NetworkProfile | null = null,
    sharding: Sharding<I> | null = null,
    who = THREE,
  ): Promise<PartyThreads<I, R>> {
    const emptyBytes = process.memoryUsage.rss();
    const parties = allParties(who.parties);
    const numbers = Array.from({ length: sharding?.shards ?? 1 }, (_, k) => k + 1);
    const workers = await Promise.all(
      parties.map(() => Promise.all(numbers.map(() => startPartyWorker(thread)))),
    );
    const links = numbers.map(() => linkedPorts(parties));
    const ready = workers.flat().map(nextMessage);
    workers.forEach((team, i) => {
      const between = linkedPorts(numbers);
      team.forEach((worker, k) => {
        const own = { self: parties[i], threshold: who.threshold, links: links[k][i], network };
        const place = { worker: k + 1, size: numbers.length, workers: between[k] };
        const order: PartyOrder<I, R> = { ...own, ...(sharding && { team: place }) };
        worker.postMessage(order, [...links[k][i].values(), ...between[k].values()] as never);
      });
    });
    await Promise.all(ready);
    return new PartyThreads<I, R>(who, workers, sharding, emptyBytes);
  }

  async bring(inputs: readonly I[]): Promise<void> {
    this.workers.forEach((team, i) => {
      const parts = this.sharding ? this.sharding.divide(inputs[i]) : [inputs[i]];
      team.forEach((worker, k) => {
        worker.postMessage({ inputs: parts[k] } satisfies PartyOrder<I, R>);
      });
    });
  }

  async run(run: R, name: string): Promise<TimedRun> {
    const start = performance.now();
    const { result, cpuSeconds, peakBytes } = await metered(() => {
      const answers = this.workers.map((team) =>
        Promise.all(team.map((worker) => nextMessage<Outcome>(worker))),
      );
      for (const worker of this.workers.flat()) worker.postMessage({ run, name } satisfies PartyOrder<I, R>);
      return Promise.all(answers);
    });
    const wallSeconds = (performance.now() - start) / 1000;
    const partyBytes = (peakBytes - this.emptyBytes) / this.who.parties;
    return { wallSeconds, cpuSeconds, partyBytes, outcomes: result.map(joinOutcomes) };
  }

  async stop(): Promise<void> {
    await Promise.all(this.workers.flat().map((worker) => worker.terminate()));
  }
}

/** What a party got that is several threads: they work beside each other, so the longest counts, but all bytes do. */
function joinOutcomes(parts: readonly Outcome[]): Outcome {
  if (parts.length === 1) return parts[0];
  const sum = (of: (part: Outcome) => number) => parts.reduce((all, part) => all + of(part), 0);
  const most = (of: (part: Outcome) => number) => Math.max(...parts.map(of));
  return {
    results: parts[0].results.map((_, n) => concatRows(...parts.map(({ results }) => results[n]))),
    sentBytes: sum(({ sentBytes }) => sentBytes),
    rounds: most(({ rounds }) => rounds),
    comparisons: sum(({ comparisons }) => comparisons),
    phases: parts[0].phases.map(({ name }) => {
      // One thread's bucket may need one pass more than the other's.
      const own = parts.flatMap(({ phases }) => phases.filter((phase) => phase.name === name));
      return {
        name,
        seconds: Math.max(...own.map(({ seconds }) => seconds)),
        bytes: own.reduce((all, { bytes }) => all + bytes, 0),
        rounds: Math.max(...own.map(({ rounds }) => rounds)),
        streamBytes: own.reduce((all, { streamBytes }) => all + streamBytes, 0),
      };
    }),
  };
}
