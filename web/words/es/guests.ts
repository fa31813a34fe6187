import type { Words } from '../words.ts';

export const guests: Words['guests'] = {};
