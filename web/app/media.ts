import { type ReadonlySignal, signal } from '@preact/signals';

/** Whether the window is as a media query says, also when that changes. */
export const matching = (query: string): ReadonlySignal<boolean> => {
  const media = matchMedia(query);
  const matches = signal(media.matches);
  media.addEventListener('change', () => {
    matches.value = media.matches;
  });
  return matches;
};
