import { type Endpoint, type Remote, transfer, wrap } from 'comlink';
import { ProtocolError } from '../errors.ts';
import type { LinkRate } from '../mpc/link-rate.ts';
import type { Party } from '../mpc/party.ts';
import type { AttemptKeys, Computation, Computed, Computer, JobLinks, JobName } from './computation.ts';
import { type ComputeService, wordsIn } from './compute-service.ts';
import type { InputOf, OutputOf, ProgramName } from './programs.ts';

/** A thread that serves `computeService`, as a host makes it. */
export interface Thread {
  readonly endpoint: Endpoint;
  /** Rejects when the thread dies by itself. */
  readonly died: Promise<never>;
  terminate(): void;
}

/**
 * Computes each attempt in a thread of its own, which ends with the attempt and takes everything along that it held:
 * shares, keys, and the memory of the night's jobs.
 */
export const computeInThread = (start: () => Thread): Computer => ({
  begin: (keys, links) => new ThreadJobs(start(), keys, links),
});

/** The jobs of one attempt in another thread. Word arrays are moved there and back, ports carry the messages. */
class ThreadJobs implements Computation {
  readonly #service: Remote<ComputeService>;
  readonly #begun: Promise<void>;

  constructor(
    private readonly thread: Thread,
    keys: AttemptKeys,
    links: JobLinks,
  ) {
    this.#service = wrap<ComputeService>(thread.endpoint);
    const ports = new Map<Party, MessagePort>();
    const theirs = new Map<Party, MessagePort>();
    for (const party of links.others) {
      const { port1, port2 } = new MessageChannel();
      ports.set(party, port1);
      theirs.set(party, port2);
    }
    links.relay(ports);
    this.#begun = this.#answer(this.#service.begin(keys, transfer(theirs, [...theirs.values()])));
    this.#begun.catch(() => {}); // whoever runs a job hears of it
  }

  async run<P extends ProgramName>(
    program: P,
    name: JobName,
    input: InputOf<P>,
    links: LinkRate,
  ): Promise<Computed<OutputOf<P>>> {
    await this.#begun;
    const moved = transfer(input as object, wordsIn(input)) as InputOf<P>;
    return this.#answer(this.#service.run(program, name, moved, links) as Promise<Computed<OutputOf<P>>>);
  }

  /** The secrets are overwritten before the thread's memory goes back to the system. */
  async end(): Promise<void> {
    await this.#answer(this.#service.end()).catch(() => {}); // a thread that died holds none
    this.thread.terminate();
  }

  /** An answer, or the end of the thread; errors that the protocol knows keep their kind. */
  async #answer<T>(answer: Promise<T>): Promise<T> {
    try {
      return await Promise.race([answer, this.thread.died]);
    } catch (error) {
      const { name, message } = error as Error;
      throw name === 'ProtocolError' ? new ProtocolError(message) : error;
    }
  }
}
