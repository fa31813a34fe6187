import type { Tag } from './language.ts';

/** Where the app's server has the manifest in a language. */
export const manifestPath = (tag: Tag): string => `/manifest-${tag}.webmanifest`;
