import { MessageChannel, Worker } from 'node:worker_threads';
import { workerSource } from '../../server-node/hosts/worker-source.ts';
import type { IndexSpec } from '../../workers/mpc/index-build.ts';
import type { Party } from '../../workers/mpc/party.ts';
import type { Shared } from '../../workers/mpc/shared.ts';
import type { PhaseCost } from '../../workers/mpc/stats.ts';

/** What one party brings to a job. */
export interface PartyInputs {
  readonly spec: IndexSpec;
  readonly tokens: Shared;
  readonly masks: Shared;
  readonly flags: Shared;
}

/** What a job does: an index that is kept, a match on the index that was kept, or both. */
export type Run = 'index' | 'match' | 'collision';

/** What the main thread asks of a party; only a run is answered, by an Outcome. */
export type PartyOrder =
  | { self: Party; links: ReadonlyMap<Party, MessagePort> }
  | { inputs: PartyInputs }
  | { run: Run; name: string };

/** What a party got out of a run and what it cost; bytes are counted at the link. */
export interface Outcome {
  readonly result: Shared | null;
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

/** Parties 1..3 in a thread each, which share nothing but a channel for each pair. */
export class Parties {
  private constructor(private readonly workers: readonly Worker[]) {}

  static async start(): Promise<Parties> {
    const at = (file: string) => new URL(file, import.meta.url);
    const script = await workerSource(at('./party.worker.ts'), at('./party.worker.mjs'));
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
      worker.postMessage({ self: i + 1, links: links[i] } satisfies PartyOrder, [
        ...links[i].values(),
      ] as never);
    });
    return new Parties(workers);
  }

  /** Hands the parties copies of their inputs; element i to party i + 1. */
  bring(inputs: readonly PartyInputs[]): void {
    this.workers.forEach((worker, i) => {
      worker.postMessage({ inputs: inputs[i] } satisfies PartyOrder);
    });
  }

  /** @throws the error of the first party that fails */
  async run(run: Run, name: string): Promise<TimedRun> {
    let peakBytes = process.memoryUsage.rss();
    const look = setInterval(() => {
      peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
    }, 10);
    try {
      const cpu = process.cpuUsage();
      const start = performance.now();
      const answers = this.workers.map(nextMessage);
      for (const worker of this.workers) worker.postMessage({ run, name } satisfies PartyOrder);
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
