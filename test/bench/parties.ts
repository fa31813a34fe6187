import { MessageChannel, Worker } from 'node:worker_threads';
import { workerSource } from '../../server-node/hosts/worker-source.ts';
import type { Party } from '../../workers/mpc/party.ts';
import type { Shared } from '../../workers/mpc/shared.ts';
import type { PhaseCost } from '../../workers/mpc/stats.ts';
import type { NetworkProfile } from './slow-net.ts';

/** What the main thread asks of a party; only a run is answered, by an Outcome. */
export type PartyOrder<I, R> =
  | { self: Party; links: ReadonlyMap<Party, MessagePort>; network: NetworkProfile | null }
  | { inputs: I }
  | { run: R; name: string };

/** What a party got out of a run and what it cost; bytes are counted at the link. */
export interface Outcome {
  readonly results: readonly Shared[];
  readonly sentBytes: number;
  readonly rounds: number;
  readonly comparisons: number;
  readonly phases: PhaseCost[];
}

/** A run of all three parties: the time from the order to the last answer, and what the process used meanwhile. */
export interface TimedRun {
  readonly wallSeconds: number;
  /** User and system time of the whole process. */
  readonly cpuSeconds: number;
  /** Largest resident size of the process, looked at every 10 ms. */
  readonly peakBytes: number;
  readonly outcomes: Outcome[];
}

/** Parties 1..3 in a thread each, which share nothing but a channel for each pair; I: inputs, R: kinds of run. */
export class Parties<I, R> {
  private constructor(private readonly workers: readonly Worker[]) {}

  /**
   * @param thread its script beside this file, without ".worker.ts"
   * @param network how slow the channels are, null for as fast as they can
   */
  static async start<I, R>(thread: string, network: NetworkProfile | null = null): Promise<Parties<I, R>> {
    const at = (file: string) => new URL(file, import.meta.url);
    const script = await workerSource(at(`./${thread}.worker.ts`), at(`./${thread}.worker.mjs`));
    const workers = [1, 2, 3].map(() => new Worker(script, { execArgv: [] }));
    const links = workers.map(() => new Map<Party, MessagePort>());
    for (const [a, b] of [
      [1, 2],
      [1, 3],
      [2, 3],
    ]) {
      const { port1, port2 } = new MessageChannel();
      links[a - 1].set(b, port1 as unknown as MessagePort);
      links[b - 1].set(a, port2 as unknown as MessagePort);
    }
    workers.forEach((worker, i) => {
      const order: PartyOrder<I, R> = { self: i + 1, links: links[i], network };
      worker.postMessage(order, [...links[i].values()] as never);
    });
    return new Parties<I, R>(workers);
  }

  /** Hands the parties copies of their inputs; element i to party i + 1. */
  bring(inputs: readonly I[]): void {
    this.workers.forEach((worker, i) => {
      worker.postMessage({ inputs: inputs[i] } satisfies PartyOrder<I, R>);
    });
  }

  /** @throws the error of the first party that fails */
  async run(run: R, name: string): Promise<TimedRun> {
    let peakBytes = process.memoryUsage.rss();
    const look = setInterval(() => {
      peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
    }, 10);
    try {
      const cpu = process.cpuUsage();
      const start = performance.now();
      const answers = this.workers.map(nextMessage);
      for (const worker of this.workers) worker.postMessage({ run, name } satisfies PartyOrder<I, R>);
      const outcomes = await Promise.all(answers);
      const wallSeconds = (performance.now() - start) / 1000;
      const { user, system } = process.cpuUsage(cpu);
      return { wallSeconds, cpuSeconds: (user + system) / 1e6, peakBytes, outcomes };
    } finally {
      clearInterval(look);
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.workers.map((worker) => worker.terminate()));
  }
}

function nextMessage(worker: Worker): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (outcome: Outcome) => {
      worker.off('error', reject);
      resolve(outcome);
    });
  });
}
