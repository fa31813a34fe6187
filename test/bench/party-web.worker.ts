import { serveBlock } from './party-block.ts';
import type { Main } from './party-thread.ts';

serveBlock(self as unknown as Main);
