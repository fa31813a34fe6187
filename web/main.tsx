import './app/trusted-types.ts';
import { render } from 'preact';
import './look/tokens.css';
import './look/base.css';
import './look/parts.css';
import './look/shell.css';
import { App } from './app/App.tsx';
import { afterFirstScreen } from './app/after-first-screen.ts';
import { nextTurn } from './app/next-turn.ts';
import { startRouter } from './app/router.ts';
import { closeOverdue } from './diary/actions.ts';
import { startNotices } from './diary/notify.ts';
import { enterTogether } from './store/alone.ts';
import { load } from './store/state.ts';
import { bestLanguage, speakLater, trySpeaking } from './words/language.ts';

const root = document.getElementById('app')!;

const showGone = async (): Promise<void> => {
  // At once: what tells of the deletion may have to be fetched, and perhaps does not come.
  render(null, root);
  const [{ Gone }] = await Promise.all([import('./backup/Gone.tsx'), speakLater()]);
  render(<Gone />, root);
};

try {
  await enterTogether(showGone);
  await load();
  startRouter();
  await nextTurn(); // reading the diary and drawing it each take a slow phone a while
  render(<App />, root);
  startNotices();
  // The screens count a visit as ended anyway, and the engine tries again: a full device must not keep them away.
  closeOverdue().catch((cause: unknown) => console.warn(cause));
  await afterFirstScreen();
} catch (error) {
  if (!root.firstChild) {
    await trySpeaking(bestLanguage(navigator.languages));
    const { Broken } = await import('./app/Broken.tsx');
    render(<Broken error={error} />, root);
  } else throw error;
}
