import { type Remote, wrap } from 'comlink';
import type { Sharer } from '../../workers/share.worker.ts';

let sharer: Remote<Sharer> | undefined;

/** The worker that shares, seals, signs and checks signatures, off the thread that draws. */
export const worker = (): Remote<Sharer> => {
  sharer ??= wrap<Sharer>(
    new Worker(new URL('../../workers/share.worker.ts', import.meta.url), { type: 'module' }),
  );
  return sharer;
};
