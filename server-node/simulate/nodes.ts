import type { RunReport } from '../../workers/node/run.ts';
import type { RunProgress } from '../../workers/node/run-state.ts';
import { closingTime } from '../../workers/node/schedule.ts';
import { epochStart } from '../../workers/wire/time.ts';
import type { SimulatedDeployment } from './deployment.ts';
import type { SimulatedNetwork } from './network.ts';
import type { SimulatedNode } from './node.ts';

/** All nodes of a simulation, on one clock. */
export class SimulatedNodes {
  private readonly nodes: SimulatedNode[] = [];
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
    const now = before >= 0 ? closingTime(deployment, before) : epochStart(deployment.grid, day);
    const started = nodes.map(async (keys, i) => {
      const node = await network.startNode(
        { deployment, party: i + 1, keys, now },
        {
          progress: (progress) => i === 0 && this.progress(progress),
          done: (report) => {
            this.reports.set(report.run, [...(this.reports.get(report.run) ?? []), report]);
            this.wake();
          },
          failed: (what) => {
            this.failure = `node ${i + 1}: ${what}`;
            this.wake();
          },
        },
      );
      this.nodes.push(node); // it is stopped also when another does not start
    });
    for (const start of await Promise.allSettled(started))
      if (start.status === 'rejected') throw start.reason;
    if (before >= 0) await this.close(before);
  }

  /** The day goes on: its key and the next day's are announced. */
  async begin(day: number): Promise<void> {
    await this.setTime(epochStart(this.made.deployment.grid, day));
    for (const node of this.nodes) await node.announce();
  }

  /** The day is over; its uploads are collected. */
  end(day: number): Promise<void> {
    return this.setTime(epochStart(this.made.deployment.grid, day + 1));
  }

  /** Closes a day's run; every node's report. @throws Error when an attempt fails: nothing here should */
  async close(day: number): Promise<RunReport[]> {
    await this.setTime(closingTime(this.made.deployment, day));
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

  private async setTime(now: number): Promise<void> {
    await Promise.all(this.nodes.map((node) => node.setTime(now)));
  }
}
