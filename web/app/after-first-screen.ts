import { joined } from '../store/state.ts';
import { idle } from './idle.ts';
import { keepWorking } from './keep-working.ts';
import { linkManifest } from './link-manifest.ts';
import { painted } from './painted.ts';

/** Until the work behind the screens begins, links, sharing and sealing; and from then until files are kept. */
const HERS_MS = 1500;
const FILES_LATER_MS = 2500;

/** The app's files, kept for use without a network: megabytes. */
const keepFiles = (): void => {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/service.worker.js').catch(() => {
    // Private windows refuse it; the app then works online only.
  });
};

/** A phone that was here before and keeps no files yet: what it opens is asked of who serves the app. */
const isStillAsking = (): boolean => joined.value !== null && !navigator.serviceWorker?.controller;

/**
 * Begins what a person does not wait for. Whoever opens the app wants to scan: on a slow phone the first moments after the
 * screen is there are hers alone. But where files were not kept by the second start it begins at once, so that which screen
 * somebody opens is not all that is asked for.
 */
export const afterFirstScreen = async (): Promise<void> => {
  await painted();
  linkManifest();
  const soon = isStillAsking();
  await idle(soon ? 0 : HERS_MS);
  void keepWorking(() => import('../engine/engine.ts'));
  await idle(soon ? 0 : FILES_LATER_MS);
  keepFiles();
};
