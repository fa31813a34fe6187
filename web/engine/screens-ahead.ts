import { idle } from '../app/idle.ts';

/**
 * Screens that somebody opens who is ill, was warned, or deletes a diary. Every phone fetches them soon after its start:
 * where no service worker keeps the app's files, who serves them must not see from a request whose turn it is.
 */
export const fetchScreensAhead = async (): Promise<void> => {
  await idle();
  // One that does not come now says so itself when it is opened.
  await Promise.allSettled([
    import('../share/Share.tsx'),
    import('../share/OutboxPage.tsx'),
    import('../diary/VisitPage.tsx'),
    import('../meet/MeetingPage.tsx'),
    import('../backup/DeletePage.tsx'),
    import('../backup/Gone.tsx'),
  ]);
};
