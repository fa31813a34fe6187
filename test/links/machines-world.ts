import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { hexToBytes } from '@noble/hashes/utils.js';
import { codeOf, computeScript, startThread } from '../../server-node/hosts/threads.ts';
import { writeSecret } from '../../server-node/keys.ts';
import type { Address } from '../../server-node/listen.ts';
import { serveWorker } from '../../server-node/machines/worker-server.ts';
import type { Thread } from '../../workers/node/compute-thread.ts';
import { type RunningCommand, safetrace } from './command.ts';
import { freePorts } from './free-port.ts';

const KEY = '5a'.repeat(32);
/** What nodes and workers of the tests share. */
export const WORKER_KEY = hexToBytes(KEY);

/** What threads of `safetrace` run as tests start it: those of a bundle run what is beside it. */
export const cliScript = async (): Promise<URL> =>
  process.env.SAFETRACE_CLI
    ? new URL('./compute.worker.mjs', pathToFileURL(process.env.SAFETRACE_CLI))
    : computeScript();

/** A worker in this process, whose threads can be ended. @param code what it says that they run */
export async function ownWorker(script: URL, code?: string) {
  const threads: Thread[] = [];
  const lines: string[] = [];
  const start = () => {
    threads.push(startThread(script));
    return threads.at(-1)!;
  };
  const { port, close } = await serveWorker({
    host: '127.0.0.1',
    port: 0,
    key: WORKER_KEY,
    start,
    code: code ?? (await codeOf(script)),
    log: (line) => lines.push(line),
  });
  const endThreads = async () => {
    for (const thread of threads.splice(0)) thread.terminate();
  };
  const address: Address = { host: '127.0.0.1', port };
  return { address, lines, close, endThreads };
}

/** `safetrace worker` as its operator runs it. */
export class WorkerProcess {
  private constructor(
    readonly address: Address,
    private readonly directory: string,
    private command: RunningCommand,
  ) {}

  static async start(): Promise<WorkerProcess> {
    const directory = mkdtempSync(join(tmpdir(), 'safetrace-worker-'));
    writeSecret(join(directory, 'worker.key'), KEY);
    const address = { host: '127.0.0.1', port: await freePorts() };
    const worker = new WorkerProcess(address, directory, run(directory, address));
    await worker.#listens();
    return worker;
  }

  get output(): string {
    return this.command.output;
  }

  get keyFile(): string {
    return join(this.directory, 'worker.key');
  }

  /** Its largest resident size so far. */
  get peakBytes(): number {
    const [, kilobytes] = /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${this.command.pid}/status`, 'utf8'))!;
    return 1024 * Number(kilobytes);
  }

  /** As when a machine is lost and comes back. */
  async restart(): Promise<void> {
    this.command.kill('SIGKILL');
    await this.command.ended;
    this.command = run(this.directory, this.address);
    await this.#listens();
  }

  /** @returns its exit code */
  async stop(): Promise<number | null> {
    const code = await this.command.stop();
    rmSync(this.directory, { recursive: true });
    return code;
  }

  async #listens(): Promise<void> {
    await this.command.line(/computes for nodes/);
  }
}

const run = (directory: string, { host, port }: Address): RunningCommand =>
  safetrace('worker', '--key', join(directory, 'worker.key'), '--host', host, '--port', String(port));
