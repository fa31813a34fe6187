const SAME_MS = 1000;

/**
 * Resolves with the reason when this process is asked to stop: Ctrl-C, SIGTERM, or the end of the process
 * that started it (`safetrace up` holds a channel to each part). A second Ctrl-C ends it at once; one that follows
 * within a second is the same, passed on by a parent that got it too.
 */
export function untilStopped(): Promise<string> {
  return new Promise((resolve) => {
    let asked = 0;
    const stop = (reason: string) => {
      if (asked && reason === 'SIGINT' && Date.now() - asked > SAME_MS) process.exit(130);
      asked ||= Date.now();
      resolve(reason);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop(signal));
    process.on('disconnect', () => stop('its parent ended'));
  });
}

/** Tells `safetrace up`, when it started us, that this part now does its work. */
export function reportReady(): void {
  process.send?.('ready');
}
