import { parentPort } from 'node:worker_threads';
import type { Main } from './party-thread.ts';
import { serveTraffic } from './party-traffic.ts';

serveTraffic(parentPort as unknown as Main);
