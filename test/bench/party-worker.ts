import { Worker } from 'node:worker_threads';
import { workerSource } from '../../server-node/hosts/worker-source.ts';
import type { PartyAnswer } from './party-group.ts';

/** Starts a party's thread in this process. @param thread its script beside this file, without ".worker.ts" */
export async function startPartyWorker(thread: string): Promise<Worker> {
  const at = (file: string) => new URL(file, import.meta.url);
  const script = await workerSource(at(`./${thread}.worker.ts`), at(`./${thread}.worker.mjs`));
  return new Worker(script, { execArgv: [] });
}

/** The next answer of a party's thread. @throws its error when it fails */
export function nextMessage<A extends PartyAnswer>(worker: Worker): Promise<A> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (answer: A) => {
      worker.off('error', reject);
      resolve(answer);
    });
  });
}
