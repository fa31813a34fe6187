import { idle } from '../app/idle.ts';
import { speakLater } from '../words/language.ts';

/** A service worker that has the app's files by then has them all. */
const PATIENCE_MS = 10_000;

const filesAreKept = async (): Promise<boolean> => {
  const tooLate = new Promise<false>((resolve) => setTimeout(resolve, PATIENCE_MS, false));
  if (!('serviceWorker' in navigator)) return tooLate;
  return Promise.race([navigator.serviceWorker.ready.then(() => true), tooLate]);
};

/**
 * Screens that somebody opens who is ill, was warned, or deletes a diary. Every phone that keeps no files fetches them
 * soon after its start: who serves them must not see from a request whose turn it is.
 */
export const fetchScreensAhead = async (): Promise<void> => {
  if (await filesAreKept()) return;
  await idle();
  // One that does not come now says so itself when it is opened.
  await Promise.allSettled([
    import('../share/Share.tsx'),
    import('../share/OutboxPage.tsx'),
    import('../diary/VisitPage.tsx'),
    import('../meet/MeetingPage.tsx'),
    import('../backup/DeletePage.tsx'),
    import('../backup/Gone.tsx'),
    speakLater(),
  ]);
};
