import type { Words } from '../words.ts';

export const scan: Words['scan'] = {};
