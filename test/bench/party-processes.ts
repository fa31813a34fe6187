import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type SignalServer, startSignalServer } from '../../server-node/signal-server.ts';
import type { Outcome, PartyGroup, PartyOrder, TimedRun } from './party-group.ts';
import type { ProcessUse } from './process-meter.ts';
import { THREE } from './shares.ts';

/** What a party's process says: that it is linked to both others and what it weighs, or what a run gave. */
export type ProcessAnswer = { emptyBytes: number } | (ProcessUse & { outcome: Outcome });

/** Parties 1..3 in a process each, linked over WebRTC on loopback as nodes are. */
export class PartyProcesses<I, R> implements PartyGroup<I, R> {
  readonly who = THREE;

  private constructor(
    private readonly children: readonly ChildProcess[],
    private readonly server: SignalServer,
    private readonly emptyBytes: readonly number[],
  ) {}

  /** @param thread the script of a party's thread, beside this file, without ".worker.ts" */
  static async start<I, R>(thread: string): Promise<PartyProcesses<I, R>> {
    const server = await startSignalServer({ port: 0, host: '127.0.0.1' });
    const script = fileURLToPath(new URL('./party-process.ts', import.meta.url));
    const children = [1, 2, 3].map((party) =>
      fork(script, [String(party), String(server.port), thread], {
        execArgv: ['--import', 'tsx'],
        serialization: 'advanced',
      }),
    );
    const linked = await Promise.all(children.map((child) => nextAnswer<{ emptyBytes: number }>(child)));
    return new PartyProcesses<I, R>(
      children,
      server,
      linked.map(({ emptyBytes }) => emptyBytes),
    );
  }

  async bring(inputs: readonly I[]): Promise<void> {
    this.children.forEach((child, i) => {
      child.send({ inputs: inputs[i] } satisfies PartyOrder<I, R> as object);
    });
  }

  async run(run: R, name: string): Promise<TimedRun> {
    const start = performance.now();
    const answers = this.children.map((child) => nextAnswer<ProcessUse & { outcome: Outcome }>(child));
    for (const child of this.children) child.send({ run, name } satisfies PartyOrder<I, R> as object);
    const uses = await Promise.all(answers);
    return {
      wallSeconds: (performance.now() - start) / 1000,
      cpuSeconds: uses.reduce((sum, use) => sum + use.cpuSeconds, 0),
      partyBytes: Math.max(...uses.map((use, i) => use.peakBytes - this.emptyBytes[i])),
      outcomes: uses.map(({ outcome }) => outcome),
    };
  }

  async stop(): Promise<void> {
    for (const child of this.children) child.disconnect();
    await this.server.close();
  }
}

function nextAnswer<A extends ProcessAnswer>(child: ChildProcess): Promise<A> {
  return new Promise((resolve, reject) => {
    const ended = () => reject(new Error('the process of a party has ended'));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer as A);
    });
  });
}
