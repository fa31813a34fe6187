import { type Endpoint, type Remote, transfer, wrap } from 'comlink';
import { ProtocolError } from '../errors.ts';
import type { LinkRate } from '../mpc/link-rate.ts';
import type { Party } from '../mpc/party.ts';
import { isReplicated } from '../mpc/sharing.ts';
import type { AttemptKeys, Computation, Computed, Computer, JobLinks, JobName } from './computation.ts';
import type { ComputeService } from './compute-service.ts';
import { divideJob, type JobInput, SHARDED_ROWS, wholeInput } from './job-parts.ts';
import { joinComputed } from './jobs.ts';
import type { OutputOf, ProgramName } from './programs.ts';
import { wordsIn } from './words-in.ts';

/** A thread that serves `computeService`, as a host makes it, here or on another machine. */
export interface Thread {
  readonly endpoint: Endpoint;
  /** Rejects when the thread dies by itself. */
  readonly died: Promise<never>;
  terminate(): void;
}

/**
 * Computes each attempt in threads of its own, which end with the attempt and take everything along that they held:
 * shares, keys, and the memory of the night's jobs. A job of many rows is divided among all of them, each the same part as
 * those of that number at the other nodes; what is small, or not divided, is computed in the first one.
 * @param start each of them, 0 for the first
 * @param from rows of a job that is divided, the same at all nodes
 */
export const computeInThread = (
  start: (shard: number) => Thread,
  shards = 1,
  from = SHARDED_ROWS,
): Computer => ({
  shards,
  begin: (keys, links) =>
    new ThreadJobs(
      Array.from({ length: shards }, (_, k) => start(k)),
      from,
      keys,
      links,
    ),
});

/** The jobs of one attempt in other threads. Word arrays are moved there and back, ports carry the messages. */
class ThreadJobs implements Computation {
  readonly #services: readonly Remote<ComputeService>[];
  readonly #begun: Promise<unknown>;
  readonly #died: readonly Promise<never>[];
  readonly #from: number;

  constructor(
    private readonly threads: readonly Thread[],
    from: number,
    keys: AttemptKeys,
    links: JobLinks,
  ) {
    this.#from = isReplicated(links.others.length + 1, keys.threshold) ? from : Number.POSITIVE_INFINITY;
    this.#services = threads.map(({ endpoint }) => wrap<ComputeService>(endpoint));
    this.#died = threads.map(({ died }, k) => (threads.length > 1 ? naming(died, `shard ${k + 1}`) : died));
    const between = portsBetween(threads.length);
    const begun = this.#services.map((service, k) => {
      const ports = { parties: portsTo(links, k), worker: k + 1, workers: between[k] };
      return service.begin(keys, transfer(ports, [...ports.parties.values(), ...ports.workers.values()]));
    });
    this.#begun = this.#answer(Promise.all(begun));
    this.#begun.catch(() => {}); // whoever runs a job hears of it
  }

  async run<P extends ProgramName>(
    program: P,
    name: JobName,
    input: JobInput<P>,
    links: LinkRate,
  ): Promise<Computed<OutputOf<P>>> {
    await this.#begun;
    const parts = divideJob(program, input, this.threads.length, this.#from);
    // An index of more workers than there are threads now is matched by all of them in the first one.
    if (parts.length === 1 || parts.length > this.threads.length)
      return this.#answer(
        this.#services[0].run(program, name, movedInput(wholeInput(input)), links) as Promise<
          Computed<OutputOf<P>>
        >,
      );
    // One after the other: of what is on its way to another machine there is no more than one part here.
    for (const [k, part] of parts.entries())
      await this.#answer(this.#services[k].take(name, movedInput(part())) as Promise<void>);
    const computing = parts.map((_, k) => this.#services[k].part(program, name, links, parts.length));
    const computed = await this.#answer(Promise.all(computing) as Promise<Computed<OutputOf<P>>[]>);
    return joinComputed(program, computed);
  }

  /** The secrets are overwritten before the threads' memory goes back to the system. */
  async end(): Promise<void> {
    const ending = this.#services.map(
      (service, k) => Promise.race([service.end(), this.threads[k].died]).catch(() => {}), // one that died holds none
    );
    await Promise.all(ending);
    for (const thread of this.threads) thread.terminate();
  }

  /** An answer, or the end of a thread; errors that the protocol knows keep their kind. */
  async #answer<T>(answer: Promise<T>): Promise<T> {
    try {
      return await Promise.race([answer, ...this.#died]);
    } catch (error) {
      const { name, message } = error as Error;
      throw name === 'ProtocolError' ? new ProtocolError(message) : error;
    }
  }
}

/** The same, whose words go to another thread. */
const movedInput = <T>(input: T): T => transfer(input as object, wordsIn(input)) as T;

/** Of each thread a port to each other one, by its number from 1 on. */
function portsBetween(threads: number): Map<number, MessagePort>[] {
  const ports = Array.from({ length: threads }, () => new Map<number, MessagePort>());
  for (let a = 0; a < threads; a++)
    for (let b = a + 1; b < threads; b++) {
      const { port1, port2 } = new MessageChannel();
      ports[a].set(b + 1, port1);
      ports[b].set(a + 1, port2);
    }
  return ports;
}

/** Ports to the other parties' threads of the same number, carried by the links. */
function portsTo(links: JobLinks, shard: number): Map<Party, MessagePort> {
  const channels = links.others.map((party) => [party, new MessageChannel()] as const);
  links.relay(new Map(channels.map(([party, { port1 }]) => [party, port1])), shard);
  return new Map(channels.map(([party, { port2 }]) => [party, port2]));
}

/** The same end, with the name of what has ended. */
function naming(died: Promise<never>, name: string): Promise<never> {
  const named = died.catch((error: Error) => {
    throw new Error(`${name}: ${error.message}`);
  });
  named.catch(() => {}); // nobody may be waiting for it
  return named;
}
