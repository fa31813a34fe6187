import { codeOf, computeScript, startThread } from '../../server-node/hosts/threads.ts';
import { remoteThread } from '../../server-node/machines/remote-thread.ts';
import type { Thread } from '../../workers/node/compute-thread.ts';
import { ownWorker, WORKER_KEY } from './machines-world.ts';
import { threadSuite } from './thread-suite.ts';

const script = await computeScript();
const code = await codeOf(script);

threadSuite(
  'threads of this process',
  async () => {
    const threads: Thread[] = [];
    const end = async () => {
      for (const thread of threads.splice(0)) thread.terminate();
    };
    const start = () => {
      threads.push(startThread(script));
      return threads.at(-1)!;
    };
    return { start, lose: end, close: end };
  },
  /^shard [12]: the thread that computes has ended$/,
);

threadSuite(
  'threads behind an encrypted connection',
  async () => {
    const worker = await ownWorker(script);
    return {
      start: () => remoteThread(worker.address, WORKER_KEY, code),
      lose: worker.endThreads,
      close: worker.close,
    };
  },
  /^shard [12]: worker 127\.0\.0\.1:\d+: the thread that computes has ended$/,
);
