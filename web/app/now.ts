/** The clock of the screens. The engine has its own. */
import { signal } from '@preact/signals';

/** Unix seconds, whole. */
export const unixNow = (): number => Math.floor(Date.now() / 1000);

/** Advances each second while the page is visible. */
export const now = signal(unixNow());

setInterval(() => {
  if (document.visibilityState === 'visible') now.value = unixNow();
}, 1000);
document.addEventListener('visibilitychange', () => {
  now.value = unixNow();
});
