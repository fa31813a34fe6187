import type { Words } from '../words.ts';

export const poster: Words['poster'] = {};
