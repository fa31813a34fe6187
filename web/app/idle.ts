const MOST_MS = 1000;

/** Waits until the browser has nothing more pressing to do; a second at most. */
export const idle = (): Promise<void> =>
  new Promise((resolve) => {
    if ('requestIdleCallback' in globalThis) requestIdleCallback(() => resolve(), { timeout: MOST_MS });
    // Safari has no such call.
    else setTimeout(resolve, MOST_MS / 5);
  });
