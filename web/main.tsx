import './app/trusted-types.ts';
import { effect } from '@preact/signals';
import { render } from 'preact';
import './look/tokens.css';
import './look/base.css';
import './look/parts.css';
import './look/shell.css';
import { App } from './app/App.tsx';
import { idle } from './app/idle.ts';
import { keepWorking } from './app/keep-working.ts';
import { startRouter } from './app/router.ts';
import { closeOverdue } from './diary/actions.ts';
import { startNotices } from './diary/notify.ts';
import { enterTogether } from './store/alone.ts';
import { load } from './store/state.ts';
import { bestLanguage, language, trySpeaking } from './words/language.ts';
import { manifestPath } from './words/manifest-path.ts';

/** The system installs the app in the language that its screens speak at that moment. */
const linkManifest = (): void => {
  const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
  effect(() => {
    if (link) link.href = manifestPath(language.value);
  });
};

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
  linkManifest();
  render(<App />, root);
  startNotices();
  // The screens count a visit as ended anyway, and the engine tries again: a full device must not keep them away.
  closeOverdue().catch((cause: unknown) => console.warn(cause));
  // Links, sharing and sealing: fetched once the first screen stands and the browser has drawn it.
  await idle();
  void keepWorking(() => import('./engine/engine.ts'));
  await idle();
  keepFiles();
} catch (error) {
  if (!root.firstChild) {
    await trySpeaking(bestLanguage(navigator.languages));
    const { Broken } = await import('./app/Broken.tsx');
    render(<Broken error={error} />, root);
  } else throw error;
}
