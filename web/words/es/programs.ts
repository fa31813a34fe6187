import type { Words } from '../words.ts';

export const programs: Words['programs'] = {};
