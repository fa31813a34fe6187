import { MessageChannel } from 'node:worker_threads';
import type { Thread } from '../../workers/node/compute-thread.ts';
import type { Address } from '../listen.ts';
import { Carrier } from './carrier.ts';
import { dialSecurely } from './secure.ts';

/** Seconds of silence after which a worker is lost: its main thread has nothing to do but to carry. */
const PATIENCE = 10;

/** Worker processes on other machines of the operator, and what they have in common. */
export interface Machines {
  readonly addresses: readonly Address[];
  /** 32 bytes that every one of them has. */
  readonly key: Uint8Array;
}

/** A thread of another machine's worker process. */
export interface RemoteThread extends Thread {
  /** Resolves when it is reached and runs the same code as this process. */
  readonly met: Promise<void>;
}

/**
 * Starts a thread in a worker process (worker-server.ts). It is lost when the connection is.
 * @param key as of `Machines` @param code what its threads must run
 */
export function remoteThread(address: Address, key: Uint8Array, code: string): RemoteThread {
  const { port1, port2 } = new MessageChannel();
  const { line, open } = dialSecurely(address, key);
  let meet = () => {};
  const meeting = new Promise<void>((resolve) => {
    meet = resolve;
  });
  // What is said to the thread waits in the port until then.
  const died = open
    .then(() => new Carrier(line, port2, code, PATIENCE, meet).ended)
    .catch((error: Error) => {
      port2.close(); // else keys of the attempt would wait there for ever
      throw new Error(`worker ${address.host}:${address.port}: ${error.message}`);
    });
  died.catch(() => {}); // nobody may be waiting for it
  const met = Promise.race([meeting, died]);
  met.catch(() => {});
  return { endpoint: port1, died, met, terminate: () => line.destroy() };
}
