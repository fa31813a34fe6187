import type { AddressInfo } from 'node:net';
import type { MessagePort } from 'node:worker_threads';
import type { Thread } from '../../workers/node/compute-thread.ts';
import { type Address, type Listening, listening } from '../listen.ts';
import type { Log } from '../log.ts';
import { Carrier } from './carrier.ts';
import { secureServer } from './secure.ts';

/** Connections at once, those of strangers included until they have failed to show the key. */
const MOST = 64;
/** Seconds of silence after which a node is gone: its main thread may be busy with all rows (commands/node.ts gives it a minute). */
const PATIENCE = 60;
/** Milliseconds in which strangers fill one line of the log. */
const TELL_EVERY = 60_000;

export interface WorkerServerOptions extends Address {
  /** 32 bytes that nodes must have. */
  key: Uint8Array;
  start(): Thread;
  /** What its threads run. */
  code: string;
  log: Log;
}

/**
 * Gives every connection of a node (remote-thread.ts) a thread of its own, which ends with it and takes along what it
 * held; and the connection ends with the thread.
 * @throws UsageError when the address cannot be listened on
 */
export async function serveWorker(options: WorkerServerOptions): Promise<Listening> {
  const { key, start, code, log, host, port } = options;
  const carriers = new Set<Carrier>();
  const told = { at: Number.NEGATIVE_INFINITY, refused: 0 };
  const server = secureServer(
    key,
    (line) => {
      const from = `${line.remoteAddress}:${line.remotePort}`;
      const thread = start();
      const carrier = new Carrier(line, thread.endpoint as MessagePort, code, PATIENCE);
      carriers.add(carrier);
      log(`computes for ${from}`);
      thread.died.catch(({ message }: Error) => carrier.end(message));
      carrier.ended.catch(({ message }: Error) => {
        carriers.delete(carrier);
        thread.terminate();
        log(`computes no more for ${from}: ${message}`);
      });
    },
    (from) => {
      told.refused++;
      if (performance.now() - told.at < TELL_EVERY) return;
      log(`refused without the key: ${told.refused}, the last from ${from}`);
      Object.assign(told, { at: performance.now(), refused: 0 });
    },
  );
  server.maxConnections = MOST;
  await listening(
    options,
    () =>
      new Promise<void>((resolve, reject) => {
        server.once('error', reject);
        server.listen(port, host, resolve);
      }),
  );
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        for (const carrier of carriers) carrier.end('it stops');
        server.close(() => resolve());
      }),
  };
}
