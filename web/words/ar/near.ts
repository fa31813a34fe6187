import type { Words } from '../words.ts';

export const near: Words['near'] = {};
