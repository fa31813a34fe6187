const MOST_MS = 1000;

/** Waits until the browser has nothing more pressing to do; a second at most. @param after milliseconds, in which it is not asked */
export const idle = (after = 0): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(() => {
      if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: MOST_MS });
      // Safari has no such call.
      else setTimeout(resolve, MOST_MS / 5);
    }, after);
  });
