import { computeHere } from '../../workers/node/jobs.ts';
import { memoryStore } from '../../workers/node/memory-store.ts';
import { SafeTraceNode } from '../../workers/node/node.ts';
import type { RunReport } from '../../workers/node/run.ts';
import { type RunProgress, RunState } from '../../workers/node/run-state.ts';
import { closingTime } from '../../workers/node/schedule.ts';
import { epochStart } from '../../workers/wire/time.ts';
import { random } from '../random.ts';
import type { SimulatedDeployment } from './deployment.ts';
import type { SimulatedNetwork } from './network.ts';

/** Three real nodes on a clock that the simulation moves. */
export class SimulatedNodes {
  private now = 0;
  private readonly nodes: SafeTraceNode[] = [];
  private readonly reports = new Map<number, RunReport[]>();
  private failure: string | null = null;
  private wake: () => void = () => {};

  /** @param progress hears of the first node's jobs */
  constructor(
    private readonly made: SimulatedDeployment,
    private readonly progress: (progress: RunProgress) => void,
  ) {}

  async start(network: SimulatedNetwork, day: number): Promise<void> {
    const { deployment, nodes } = this.made;
    // The run before the first day is done before the clock goes on: then none is due while a day's uploads come.
    const before = day - 1; // below 0 where the file begins with 1970
    this.now = before >= 0 ? closingTime(deployment, before) : epochStart(deployment.grid, day);
    for (const [i, keys] of nodes.entries()) {
      const fail = (what: string) => {
        this.failure = `node ${i + 1}: ${what}`;
        this.wake();
      };
      const node = new SafeTraceNode({
        deployment,
        party: i + 1,
        identity: keys.secretKey,
        introducer: await network.join(deployment, keys),
        computer: computeHere,
        store: memoryStore(),
        now: () => this.now,
        milliseconds: () => 0, // links as fast as there are: the same seed costs the same on every machine
        random,
        progress: (progress) => {
          if (progress.state === RunState.Aborted) fail(progress.stage!);
          else if (i === 0) this.progress(progress);
        },
        done: (report) => {
          this.reports.set(report.run, [...(this.reports.get(report.run) ?? []), report]);
          this.wake();
        },
        trouble: fail,
      });
      this.nodes.push(node);
      await node.start();
    }
    if (before >= 0) await this.close(before);
  }

  /** The day goes on: its key and the next day's are announced. */
  async begin(day: number): Promise<void> {
    this.now = epochStart(this.made.deployment.grid, day);
    for (const node of this.nodes) await node.announce();
  }

  /** The day is over; its uploads are collected. */
  end(day: number): void {
    this.now = epochStart(this.made.deployment.grid, day + 1);
  }

  /** Closes a day's run; every node's report. @throws Error when an attempt fails: nothing here should */
  async close(day: number): Promise<RunReport[]> {
    this.now = closingTime(this.made.deployment, day);
    for (;;) {
      const reports = this.reports.get(day) ?? [];
      if (reports.length === this.nodes.length) return reports;
      if (this.failure) throw new Error(this.failure);
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.stop()));
  }
}
