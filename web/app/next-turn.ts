/** Lets whatever else waits for this thread have it. By a message: browsers slow the timers of hidden pages. */
export const nextTurn = (): Promise<void> =>
  new Promise((resume) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resume();
    };
    port2.postMessage(null);
  });
