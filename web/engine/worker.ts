import type { Remote } from 'comlink';
import type { Sharer } from '../../workers/share.worker.ts';
import { notWorking, working } from '../app/not-working.ts';
import { callsOf } from '../app/thread.ts';

let sharer: Remote<Sharer> | undefined;

const start = (): Remote<Sharer> => {
  const thread = new Worker(new URL('../../workers/share.worker.ts', import.meta.url), { type: 'module' });
  thread.addEventListener('message', () => working('worker'), { once: true });
  const started = callsOf<Sharer>(thread, () => {
    if (sharer === started) sharer = undefined;
    notWorking('worker');
  });
  return started;
};

/**
 * The worker that shares, seals, signs and checks signatures, off the thread that draws. After it was lost, which Home
 * says, this gives a new one.
 */
export const worker = (): Remote<Sharer> => {
  sharer ??= start();
  return sharer;
};
