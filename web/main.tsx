import { render } from 'preact';
import './look/tokens.css';
import './look/base.css';
import './look/parts.css';
import './look/shell.css';
import { App } from './app/App.tsx';
import { startRouter } from './app/router.ts';
import { closeOverdue } from './diary/actions.ts';
import { startNotices } from './diary/notify.ts';
import { load } from './store/state.ts';
import { bestLanguage, speak } from './words/language.ts';

const root = document.getElementById('app')!;

if (import.meta.env.PROD && 'serviceWorker' in navigator)
  navigator.serviceWorker.register('/service.worker.js').catch(() => {
    // Private windows refuse it; the app then works online only.
  });

try {
  await load();
  await speak(bestLanguage(navigator.languages));
  await closeOverdue();
  startRouter();
  render(<App />, root);
  startNotices();
  // Links, sharing and sealing: fetched after the first screen stands.
  const { startEngine } = await import('./engine/engine.ts');
  await startEngine();
} catch (error) {
  if (!root.firstChild) {
    const { Broken } = await import('./app/Broken.tsx');
    render(<Broken error={error} />, root);
  } else throw error;
}
