import { effect } from '@preact/signals';
import { language } from '../words/language.ts';
import { manifestPath } from '../words/manifest-path.ts';

/** The system installs the app in the language that its screens speak at that moment. */
export const linkManifest = (): void => {
  const link = document.querySelector('link[rel=manifest]');
  effect(() => {
    const path = manifestPath(language.value);
    // Even the same path, set again, is fetched again.
    if (link?.getAttribute('href') !== path) link?.setAttribute('href', path);
  });
};
