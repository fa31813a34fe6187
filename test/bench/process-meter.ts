/** What this process used during a piece of work. */
export interface ProcessUse {
  /** User and system time of all its threads. */
  readonly cpuSeconds: number;
  /** Largest resident size, looked at every 10 ms. */
  readonly peakBytes: number;
}

/** Does the work and says what this process used meanwhile. */
export async function metered<T>(work: () => Promise<T>): Promise<ProcessUse & { result: T }> {
  let peakBytes = process.memoryUsage.rss();
  const look = setInterval(() => {
    peakBytes = Math.max(peakBytes, process.memoryUsage.rss());
  }, 10);
  try {
    const cpu = process.cpuUsage();
    const result = await work();
    const { user, system } = process.cpuUsage(cpu);
    return { result, cpuSeconds: (user + system) / 1e6, peakBytes };
  } finally {
    clearInterval(look);
  }
}
