import { parentPort } from 'node:worker_threads';
import { serveBlock } from './party-block.ts';
import type { Main } from './party-thread.ts';

serveBlock(parentPort as unknown as Main);
