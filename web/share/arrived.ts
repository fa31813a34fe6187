/** A code that came by a link, the camera or a picture, on its way to the form. It is never in the address bar for longer than that. */
import { signal } from '@preact/signals';
import { codeInLink } from '../../workers/wire/report-code.ts';
import { back, go } from '../app/router.ts';

/** As it came, unchecked; null when none did. */
export const arrived = signal<string | null>(null);

/** Takes the code behind `#` out of the address bar and the history. */
export const takeFromAddress = (): void => {
  const code = codeInLink(location.href);
  if (!location.hash) return;
  history.replaceState(history.state, '', location.pathname);
  if (code !== null) arrived.value = code;
};

/** Whether the form opened the scanner: then a code leads back to it, not to another one before it. */
let isAwaited = false;

/** Whether the scanner looks for a code of a test result. */
export const isForForm = (): boolean => isAwaited;

/** Opens the scanner for the form. */
export const scanForForm = (): void => {
  isAwaited = true;
  go('/scan');
};

/** Precondition: called whenever the scanner closes. */
export const scannerClosed = (): void => {
  isAwaited = false;
};

/** Goes to the form with the code in a scanned text, past the scanner. @returns whether there is one; else nothing happens */
export const bringCode = (text: string): boolean => {
  const code = codeInLink(text);
  if (code === null) return false;
  arrived.value = code;
  if (isAwaited) back('/share');
  else go('/share', true);
  scannerClosed();
  return true;
};
