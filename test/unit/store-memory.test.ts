import { describe } from 'vitest';
import { memoryStore } from '../../workers/node/memory-store.ts';
import { storeSuite } from './store-suite.ts';

describe('memory store', () => storeSuite(async () => memoryStore()));
