import { signal } from '@preact/signals';
import { en } from './en/index.ts';

/** The words of the first screens, and of what stands on all. English is the original; the other languages must have each of its entries, by their type. */
export type Words = typeof en;

/** In the language that the person reads. Read it while rendering: screens are drawn again when it changes. */
export const words = signal<Words>(en);
