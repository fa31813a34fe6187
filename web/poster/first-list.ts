/** The list of withdrawn posters on a phone that has never read one. */
import { unixNow } from '../app/now.ts';
import { published } from '../store/state.ts';

/** So long a check-in waits for it at most, counted from when the place is shown. */
const PATIENCE_MS = 2000;

const asked = async (): Promise<void> => {
  const { askForWithdrawn } = await import('../engine/withdrawn.ts');
  await askForWithdrawn(unixNow());
};

/**
 * Asks for the list where there is none yet and there is a network: the engine does so only once it has joined.
 * @returns resolves when it was read, or is waited for no longer; never rejects
 */
export const firstList = async (): Promise<void> => {
  if (published.value || !navigator.onLine) return;
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  await Promise.race([asked().catch(() => {}), patience]);
};
