import { Worker } from 'node:worker_threads';
import type { Computer } from '../../workers/node/computation.ts';
import { computeInThread, type Thread } from '../../workers/node/compute-thread.ts';
import { workerSource } from './worker-source.ts';

/** A computer that gives every attempt so many worker threads of this process. */
export async function threadComputer(shards = 1): Promise<Computer> {
  return computeInThread(await threadStarter(), shards);
}

/** Starts threads that serve `computeService`. */
export async function threadStarter(): Promise<() => Thread> {
  const script = await workerSource(
    new URL('./compute.worker.ts', import.meta.url),
    new URL('./compute.worker.mjs', import.meta.url),
  );
  return () => startThread(script);
}

function startThread(script: URL): Thread {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(script, { execArgv: [], workerData: port2, transferList: [port2] });
  const died = new Promise<never>((_, reject) => {
    worker.once('error', reject);
    worker.once('exit', () => reject(new Error('the thread that computes has ended')));
  });
  died.catch(() => {}); // nobody may be waiting for it
  return { endpoint: port1, died, terminate: () => void worker.terminate() };
}
