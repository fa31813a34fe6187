/** Calls of a worker that end when the worker does: by itself such a call would wait for its answer for ever. */
import { type Remote, wrap } from 'comlink';
import { ThreadLost } from '../../workers/errors.ts';

/**
 * What a worker offers. When its file does not come, or something in it goes wrong that nobody waits for, the worker is
 * ended, and all calls that wait for it, or for what it gave, fail with ThreadLost.
 * @param onLost is told before they do
 */
export const callsOf = <T extends object>(thread: Worker, onLost = (): void => {}): Remote<T> => {
  const waiting = new Set<(cause: ThreadLost) => void>();
  let lost: ThreadLost | undefined;
  const lose = () => {
    if (lost) return; // it may have been said twice before it was ended
    lost = new ThreadLost('a worker was lost');
    thread.terminate();
    onLost();
    for (const reject of waiting) reject(lost);
  };
  thread.addEventListener('error', lose);
  thread.addEventListener('messageerror', lose);

  const unlessLost = (answer: Promise<unknown>): Promise<unknown> =>
    new Promise((resolve, reject) => {
      if (lost) return reject(lost);
      waiting.add(reject);
      answer
        // Comlink's stand-in for a thing of the worker is a function.
        .then((got) => resolve(typeof got === 'function' ? watched(got) : got), reject)
        .finally(() => waiting.delete(reject));
    });
  const watched = <R extends object>(remote: R): R => {
    const call = (name: keyof R, words: unknown[]) =>
      unlessLost((remote[name] as (...words: unknown[]) => Promise<unknown>)(...words));
    return new Proxy({} as R, {
      // Whoever awaits it asks for `then`.
      get: (_, name) => (name === 'then' ? undefined : (...words: unknown[]) => call(name as keyof R, words)),
    });
  };
  return watched(wrap<T>(thread));
};
