import './app/trusted-types.ts';
import { render } from 'preact';
import './look/tokens.css';
import './look/base.css';
import './look/parts.css';
import './look/shell.css';
import { App } from './app/App.tsx';
import { idle } from './app/idle.ts';
import { keepWorking } from './app/keep-working.ts';
import { linkManifest } from './app/link-manifest.ts';
import { nextTurn } from './app/next-turn.ts';
import { painted } from './app/painted.ts';
import { startRouter } from './app/router.ts';
import { closeOverdue } from './diary/actions.ts';
import { startNotices } from './diary/notify.ts';
import { enterTogether } from './store/alone.ts';
import { load } from './store/state.ts';
import { bestLanguage, trySpeaking } from './words/language.ts';

/** Until the work behind the screens begins, links, sharing and sealing; and from then until files are kept. */
const HERS_MS = 1500;
const FILES_LATER_MS = 2500;

const root = document.getElementById('app')!;

/** The app's files, kept for use without a network: megabytes, for which the first screen must not wait. */
const keepFiles = (): void => {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  navigator.serviceWorker.register('/service.worker.js').catch(() => {
    // Private windows refuse it; the app then works online only.
  });
};

const showGone = async (): Promise<void> => {
  // At once: what tells of the deletion may have to be fetched, and perhaps does not come.
  render(null, root);
  const { Gone } = await import('./backup/Gone.tsx');
  render(<Gone />, root);
};

try {
  await enterTogether(showGone);
  await load();
  startRouter();
  await nextTurn(); // reading the diary and drawing it each take a slow phone a while
  render(<App />, root);
  linkManifest();
  startNotices();
  // The screens count a visit as ended anyway, and the engine tries again: a full device must not keep them away.
  closeOverdue().catch((cause: unknown) => console.warn(cause));
  // Whoever opens the app wants to scan: on a slow phone the first moments after the screen is there are hers alone.
  await painted();
  await idle(HERS_MS);
  void keepWorking(() => import('./engine/engine.ts'));
  await idle(FILES_LATER_MS);
  keepFiles();
} catch (error) {
  if (!root.firstChild) {
    await trySpeaking(bestLanguage(navigator.languages));
    const { Broken } = await import('./app/Broken.tsx');
    render(<Broken error={error} />, root);
  } else throw error;
}
