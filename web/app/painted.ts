const MOST_MS = 1000;

/** Waits until the person sees the first screen; a second at most, since a hidden page shows nothing. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => {
    const end = () => {
      observer.disconnect();
      clearTimeout(timer);
      resolve();
    };
    // The background alone, which is painted before anything is there to be seen, is an entry too.
    const observer = new PerformanceObserver((list) => {
      if (list.getEntriesByName('first-contentful-paint').length > 0) end();
    });
    observer.observe({ type: 'paint', buffered: true });
    const timer = setTimeout(end, MOST_MS);
  });
