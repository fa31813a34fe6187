import { effect } from '@preact/signals';
import { language } from '../words/language.ts';
import { manifestPath } from '../words/manifest-path.ts';

/** The system installs the app in the language that its screens speak at that moment. */
export const linkManifest = (): void => {
  const link = document.querySelector<HTMLLinkElement>('link[rel=manifest]');
  effect(() => {
    if (link) link.href = manifestPath(language.value);
  });
};
