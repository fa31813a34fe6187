import type { Thread } from '../../workers/node/compute-thread.ts';

/** A worker of this page that computes one attempt. */
export function startWorker(): Thread {
  const worker = new Worker(new URL('../../workers/compute.worker.ts', import.meta.url), { type: 'module' });
  const died = new Promise<never>((_, reject) => {
    worker.onerror = ({ message }) => reject(new Error(`the worker that computes has ended: ${message}`));
    worker.onmessageerror = () =>
      reject(new Error('an answer of the worker that computes could not be read'));
  });
  died.catch(() => {}); // nobody may be waiting for it
  return { endpoint: worker, died, terminate: () => worker.terminate() };
}
