import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import type { Computer } from '../../workers/node/computation.ts';
import { computeInThread, type Thread } from '../../workers/node/compute-thread.ts';
import { type Machines, remoteThread } from '../machines/remote-thread.ts';
import { workerSource } from './worker-source.ts';

/**
 * A computer that gives every attempt so many worker threads.
 * @param machines those of the last numbers are there, the others in this process
 */
export async function threadComputer(shards = 1, machines?: Machines): Promise<Computer> {
  const script = await computeScript();
  if (!machines) return computeInThread(() => startThread(script), shards);
  const { addresses, key } = machines;
  const code = await codeOf(script);
  const here = shards - addresses.length;
  const start = (shard: number) =>
    shard < here ? startThread(script) : remoteThread(addresses[shard - here], key, code);
  return computeInThread(start, shards);
}

/** The script of threads that serve `computeService`. */
export const computeScript = (): Promise<URL> =>
  workerSource(
    new URL('./compute.worker.ts', import.meta.url),
    new URL('./compute.worker.mjs', import.meta.url),
  );

/** Names what such a thread runs. */
export async function codeOf(script: URL): Promise<string> {
  const text = script.protocol === 'data:' ? script.href : await readFile(script);
  return createHash('sha256').update(text).digest('hex');
}

/** Starts a thread that serves `computeService`. */
export function startThread(script: URL): Thread {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(script, { execArgv: [], workerData: port2, transferList: [port2] });
  const died = new Promise<never>((_, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that computes has ended')));
  });
  died.catch(() => {}); // nobody may be waiting for it
  return { endpoint: port1, died, terminate: () => void worker.terminate() };
}
