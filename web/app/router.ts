/** Where the person is: the address bar's path, as a signal. Secrets never stand in it. */
import { signal } from '@preact/signals';

const clean = (path: string) => (path.length > 1 ? path.replace(/\/+$/, '') : path);

export const path = signal(clean(location.pathname));

/** Whether the screen that shows was reached within the app, not by opening it. */
export let hasMoved = false;

const move = (): void => {
  hasMoved = true;
  path.value = clean(location.pathname);
};

/** Marks entries that have a screen of the app before them. */
const WITHIN = 'within';

/** Goes to a screen of the app. @param replace the step back leads past the present screen */
export const go = (to: string, replace = false): void => {
  if (replace) history.replaceState(history.state, '', to);
  else history.pushState(WITHIN, '', to);
  move();
  scrollTo(0, 0);
};

/** One step back, or to `fallback` when the app was opened right here. */
export const back = (fallback: string): void => {
  if (history.state === WITHIN) history.back();
  else go(fallback, true);
};

const onClick = (event: MouseEvent): void => {
  if (event.defaultPrevented || event.button !== 0) return;
  if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
  const link = (event.target as Element | null)?.closest?.('a[href]');
  if (!(link instanceof HTMLAnchorElement) || link.origin !== location.origin) return;
  if (link.target || link.hasAttribute('download') || link.getAttribute('href')?.startsWith('#')) return;
  event.preventDefault();
  go(link.pathname + link.search);
};

/** Starts to follow links and the back button. */
export const startRouter = (): void => {
  addEventListener('popstate', move);
  document.addEventListener('click', onClick);
};
