import type { Remote } from 'comlink';
import type { Sharer } from '../../workers/share.worker.ts';
import { callsOf } from '../app/thread.ts';
import { trouble } from '../store/state.ts';
import type { Words } from '../words/words.ts';

let sharer: Remote<Sharer> | undefined;

const said = (w: Words): string => w.app.notWorking;

const start = (): Remote<Sharer> => {
  const thread = new Worker(new URL('../../workers/share.worker.ts', import.meta.url), { type: 'module' });
  const heard = () => {
    if (trouble.value === said) trouble.value = null;
  };
  thread.addEventListener('message', heard, { once: true });
  const started = callsOf<Sharer>(thread, () => {
    if (sharer === started) sharer = undefined;
    trouble.value ??= said;
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
