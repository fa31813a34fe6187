import type { Words } from '../words.ts';

export const risk: Words['risk'] = {};
