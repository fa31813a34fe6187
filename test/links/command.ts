import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const SOURCE = fileURLToPath(new URL('../../server-node/cli.ts', import.meta.url));
/** The bundle that `npm test` makes, which starts in a third of the time; a test alone takes the source. */
const CLI = process.env.SAFETRACE_CLI ? [process.env.SAFETRACE_CLI] : ['--import', 'tsx', SOURCE];
/** Milliseconds after which a line that does not come fails the test. */
const PATIENCE = 120_000;

/** A program that runs, and what it has written to stdout and stderr so far. */
export class RunningCommand {
  output = '';
  readonly ended: Promise<number | null>;
  private readonly child: ChildProcess;
  private readonly watchers = new Set<() => void>();

  constructor(program: string, words: readonly string[]) {
    this.child = spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] });
    const collect = (bytes: Buffer) => {
      this.output += bytes;
      for (const watcher of this.watchers) watcher();
    };
    this.child.stdout!.on('data', collect);
    this.child.stderr!.on('data', collect);
    this.ended = new Promise((resolve) => this.child.once('close', resolve));
    void this.ended.then(() => {
      for (const watcher of this.watchers) watcher();
    });
  }

  /** Resolves when the output matches. @throws Error with the output when it ends or PATIENCE passes first */
  async line(pattern: RegExp): Promise<RegExpExecArray> {
    const over = this.ended.then(() => true);
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      for (const watcher of this.watchers) watcher();
    }, PATIENCE);
    try {
      for (;;) {
        const found = pattern.exec(this.output);
        if (found) return found;
        if (late) throw new Error(`no line ${pattern} in time:\n${this.output}`);
        let wake = () => {};
        const news = new Promise<boolean>((resolve) => {
          wake = () => resolve(false);
        });
        this.watchers.add(wake);
        const ended = await Promise.race([news, over]);
        this.watchers.delete(wake);
        if (ended && !pattern.test(this.output))
          throw new Error(`it ended without ${pattern}:\n${this.output}`);
      }
    } finally {
      clearTimeout(timer);
    }
  }

  get pid(): number {
    return this.child.pid!;
  }

  kill(signal: NodeJS.Signals): void {
    this.child.kill(signal);
  }

  /** Asks it to stop; resolves with its exit code. */
  stop(): Promise<number | null> {
    this.kill('SIGTERM');
    return this.ended;
  }
}

/** Runs `safetrace <words>` as a process of its own, as an operator would. */
export function safetrace(...words: string[]): RunningCommand {
  return new RunningCommand(process.execPath, [...CLI, ...words]);
}

/** Runs it to its end. @throws Error with its output unless it ends with 0 */
export async function safetraceDone(...words: string[]): Promise<string> {
  const command = safetrace(...words);
  const code = await command.ended;
  if (code !== 0) throw new Error(`safetrace ${words.join(' ')} ended with ${code}:\n${command.output}`);
  return command.output;
}
