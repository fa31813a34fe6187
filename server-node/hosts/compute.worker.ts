/** The jobs of a node's attempt, off the main thread of its process; `workerData` is the port to that. */
import { workerData } from 'node:worker_threads';
import { type Endpoint, expose } from 'comlink';
import { computeService } from '../../workers/node/compute-service.ts';

expose(computeService(), workerData as Endpoint);
