import type { Main } from './party-thread.ts';
import { serveTraffic } from './party-traffic.ts';

serveTraffic(self as unknown as Main);
