/** Wakes the engine out of its pause, in whichever window it works; the service worker does so too. */
import { WAKE_CHANNEL } from '../../workers/share-reminder.ts';

/** Asks for a look at the plan now. */
export const wake = (): void => {
  const channel = new BroadcastChannel(WAKE_CHANNEL);
  channel.postMessage(null);
  channel.close();
};

/** Of the engine's newest start. */
let heard: BroadcastChannel | undefined;

/** Hears who wakes. @returns a pause of so many seconds, which ends as soon as somebody does */
export const listenForWake = (): ((seconds: number) => Promise<void>) => {
  let end = () => {};
  heard?.close();
  heard = new BroadcastChannel(WAKE_CHANNEL);
  heard.onmessage = () => end();
  return (seconds) =>
    new Promise((resume) => {
      const timer = setTimeout(resume, seconds * 1000);
      end = () => {
        clearTimeout(timer);
        resume();
      };
    });
};
