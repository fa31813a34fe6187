import { proxy, type Remote } from 'comlink';
import type { Vault } from '../../workers/backup.worker.ts';
import type { Opened, Progress } from '../../workers/phone/backup-file.ts';
import { callsOf } from '../app/thread.ts';

const inWorker = async <T>(work: (vault: Remote<Vault>) => Promise<T>): Promise<T> => {
  const worker = new Worker(new URL('../../workers/backup.worker.ts', import.meta.url), { type: 'module' });
  try {
    return await work(callsOf<Vault>(worker));
  } finally {
    worker.terminate();
  }
};

/** Seals a file with a password; seconds of work in a thread of its own. */
export const seal = (password: string, content: Uint8Array, onProgress: Progress): Promise<Uint8Array> =>
  inWorker((vault) => vault.seal(password, content, proxy(onProgress)));

/** Opens such a file. */
export const open = (password: string, file: Uint8Array, onProgress: Progress): Promise<Opened> =>
  inWorker(async (vault) => vault.open(password, file, proxy(onProgress)));
