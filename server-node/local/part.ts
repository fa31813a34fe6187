import { type ChildProcess, spawn } from 'node:child_process';

/** Milliseconds that a part gets to stop by itself before it is killed. */
const PATIENCE = 15_000;

/** How a part's process ended. */
export interface End {
  code: number | null;
  signal: NodeJS.Signals | null;
}

/**
 * One part of a local deployment: a process of its own that runs one `safetrace` command.
 *
 * It writes to our stdout and stderr. The channel to it does two things: it says when it is ready, and its end
 * tells the part to stop, so that no part outlives us even when we are killed.
 */
export class Part {
  readonly ended: Promise<End>;
  private readonly child: ChildProcess;
  private readonly readiness: Promise<boolean>;

  constructor(
    readonly name: string,
    readonly words: readonly string[],
  ) {
    // As we were started ourselves: by tsx or as a bundle. An own process group, so that Ctrl-C reaches us alone.
    this.child = spawn(process.execPath, [...process.execArgv, process.argv[1], ...words], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
      detached: true,
    });
    this.ended = new Promise((resolve) => {
      this.child.once('exit', (code, signal) => resolve({ code, signal }));
      this.child.once('error', () => resolve({ code: null, signal: null }));
    });
    this.readiness = new Promise((resolve) => {
      this.child.once('message', () => resolve(true));
      void this.ended.then(() => resolve(false));
    });
  }

  get pid(): number | undefined {
    return this.child.pid;
  }

  /** Resolves when the part does its work. @throws Error when it ended first; its own words are on stderr */
  async ready(): Promise<void> {
    if (!(await this.readiness)) {
      throw new Error(`${this.name} did not start; its own message stands above`);
    }
  }

  /** Asks the part to stop and waits for its end; kills it when it takes longer than PATIENCE. */
  async stop(): Promise<End> {
    this.child.kill('SIGTERM');
    const timer = setTimeout(() => this.child.kill('SIGKILL'), PATIENCE);
    const end = await this.ended;
    clearTimeout(timer);
    return end;
  }
}

/** An end in words: `exit code 1`, `SIGKILL`. */
export function describeEnd({ code, signal }: End): string {
  return signal ?? (code === null ? 'could not be started' : `exit code ${code}`);
}
