const MOST_MS = 1000;

/** Waits until the person sees the first screen; a second at most, since a hidden page shows nothing. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      observer.disconnect();
      clearTimeout(timer);
      resolve();
    };
    const observer = new PerformanceObserver(end);
    observer.observe({ type: 'paint', buffered: true });
    const timer = setTimeout(end, MOST_MS);
  });
