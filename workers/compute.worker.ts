/** The jobs of a node's attempt, off the main thread of its page. */
import { expose } from 'comlink';
import { computeService } from './node/compute-service.ts';

expose(computeService());
