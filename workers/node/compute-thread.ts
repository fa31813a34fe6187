import { type Endpoint, type Remote, transfer, wrap } from 'comlink';
import { ProtocolError } from '../errors.ts';
import type { LinkRate } from '../mpc/link-rate.ts';
import type { Party } from '../mpc/party.ts';
import { SHARDED_ROWS } from '../mpc/sort-plan.ts';
import type { AttemptKeys, Computation, Computed, Computer, JobLinks, JobName } from './computation.ts';
import type { ComputeService } from './compute-service.ts';
import type { InputOf, OutputOf, ProgramName } from './programs.ts';
import { wordsIn } from './words-in.ts';

/** A thread that serves `computeService`, as a host makes it. */
export interface Thread {
  readonly endpoint: Endpoint;
  /** Rejects when the thread dies by itself. */
  readonly died: Promise<never>;
  terminate(): void;
}

/**
 * Computes each attempt in a thread of its own, which ends with the attempt and takes everything along that it held:
 * shares, keys, and the memory of the night's jobs. With more than one shard each of these has a thread beside it.
 * @param from rows of a sort that is divided, the same at all nodes
 */
export const computeInThread = (start: () => Thread, shards = 1, from = SHARDED_ROWS): Computer => ({
  shards,
  begin: (keys, links) => {
    const [thread, ...others] = Array.from({ length: shards > 1 ? 1 + shards : 1 }, start);
    return new ThreadJobs(thread, others, from, keys, links);
  },
});

/** The jobs of one attempt in another thread. Word arrays are moved there and back, ports carry the messages. */
class ThreadJobs implements Computation {
  readonly #service: Remote<ComputeService>;
  readonly #begun: Promise<unknown>;
  readonly #died: Promise<never>[];

  constructor(
    private readonly thread: Thread,
    private readonly shards: readonly Thread[],
    from: number,
    keys: AttemptKeys,
    links: JobLinks,
  ) {
    this.#service = wrap<ComputeService>(thread.endpoint);
    this.#died = [thread.died, ...shards.map(({ died }, k) => naming(died, `shard ${k + 1}`))];
    const parties = portsTo(links, 0);
    const toShards = shards.map(() => new MessageChannel());
    const ports = toShards.map(({ port1 }) => port1);
    const begin = this.#service.begin(
      keys,
      transfer({ parties, shards: { from, ports } }, [...parties.values(), ...ports]),
    );
    const shardsBegin = shards.map(({ endpoint }, k) => {
      const peers = portsTo(links, k + 1);
      const engine = toShards[k].port2;
      const own = transfer({ parties: peers, engine }, [...peers.values(), engine]);
      return wrap<ComputeService>(endpoint).shard(keys.party, own);
    });
    this.#begun = this.#answer(Promise.all([begin, ...shardsBegin]));
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

  /** The secrets are overwritten before the threads' memory goes back to the system. */
  async end(): Promise<void> {
    await Promise.race([this.#service.end(), this.thread.died]).catch(() => {}); // one that died holds none
    for (const thread of [this.thread, ...this.shards]) thread.terminate();
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
