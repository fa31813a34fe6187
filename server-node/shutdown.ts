/**
 * Resolves with the reason when this process is asked to stop: Ctrl-C, SIGTERM, or the end of the process
 * that started it (`safetrace up` holds a channel to each part). Asked a second time, it ends at once.
 */
export function untilStopped(): Promise<string> {
  return new Promise((resolve) => {
    let asked = false;
    const stop = (reason: string) => {
      if (asked && reason === 'SIGINT') process.exit(130);
      asked = true;
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
