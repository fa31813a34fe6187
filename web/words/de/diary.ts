import type { Words } from '../words.ts';

export const diary: Words['diary'] = {};
