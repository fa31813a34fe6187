import { type Remote, wrap } from 'comlink';
import type { Sharer } from '../../workers/share.worker.ts';
import { trouble } from '../store/state.ts';
import type { Words } from '../words/words.ts';
import { ThreadLost, Watch } from './watched.ts';

let sharer: Remote<Sharer> | undefined;

const said = (w: Words): string => w.app.notWorking;

const start = (): Remote<Sharer> => {
  const thread = new Worker(new URL('../../workers/share.worker.ts', import.meta.url), { type: 'module' });
  const watch = new Watch();
  const started = watch.over(wrap<Sharer>(thread));
  const lose = () => {
    thread.terminate();
    if (sharer === started) sharer = undefined;
    trouble.value = said;
    watch.fail(new ThreadLost('the worker that shares was lost'));
  };
  // Its file did not come, or something in it went wrong that nobody waits for.
  thread.addEventListener('error', lose);
  thread.addEventListener('messageerror', lose);
  // Its first message: it is there.
  thread.addEventListener(
    'message',
    () => {
      if (trouble.value === said) trouble.value = null;
    },
    { once: true },
  );
  return started;
};

/**
 * The worker that shares, seals, signs and checks signatures, off the thread that draws. After it was lost, which Home
 * says, its calls fail and this gives a new one.
 */
export const worker = (): Remote<Sharer> => {
  sharer ??= start();
  return sharer;
};
