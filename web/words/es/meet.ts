import type { Words } from '../words.ts';

export const meet: Words['meet'] = {};
