/** The words of screens that are fetched when they are first opened: they come with the first of those. */
import { computed, signal } from '@preact/signals';
import type { later } from './en/later.ts';

/** English is the original here too. */
export type LaterWords = typeof later;

/** Null until a screen has asked for them. */
export const fetchedLater = signal<LaterWords | null>(null);

/** In the language that the person reads. Read it while rendering, in screens that are `lazy` only. */
export const laterWords = computed((): LaterWords => {
  if (!fetchedLater.value) throw new Error('the words of a later screen were read before they were fetched');
  return fetchedLater.value;
});
