import { notWorking, working } from './not-working.ts';

/** Until the next try. */
const PAUSE_MS = 30_000;

/** Waits for the pause to end, or for a network. */
const later = (): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      removeEventListener('online', end);
      resolve();
    };
    const timer = setTimeout(end, PAUSE_MS);
    addEventListener('online', end);
  });

/**
 * Loads the work behind the screens and begins it; when it does not come, or breaks off, Home says so and it is tried again.
 * @returns once it is done, which is when the window is closed or may do no such work
 */
export const keepWorking = async (
  load: () => Promise<{ startEngine: () => Promise<void> }>,
): Promise<void> => {
  while (true) {
    try {
      const { startEngine } = await load();
      working('engine');
      return await startEngine();
    } catch (cause) {
      console.warn(cause);
      notWorking('engine');
    }
    await later();
  }
};
