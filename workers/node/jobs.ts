import { ProtocolError } from '../errors.ts';
import { Buffers } from '../mpc/buffers.ts';
import { createEngine } from '../mpc/create-engine.ts';
import type { Engine } from '../mpc/engine.ts';
import { PartyKeys } from '../mpc/keys.ts';
import type { LinkRate } from '../mpc/link-rate.ts';
import type { PartyNet } from '../mpc/party.ts';
import type { ShardSetup } from '../mpc/replicated-shards.ts';
import { Stats } from '../mpc/stats.ts';
import type { AttemptKeys, Computation, Computed, Computer, JobName } from './computation.ts';
import { type InputOf, type OutputOf, PROGRAMS, type ProgramName } from './programs.ts';
import { buffersOf } from './words-in.ts';

/** The jobs of one attempt, computed in this thread. */
export class Jobs implements Computation {
  readonly #names = new Set<string>();
  readonly #buffers = new Buffers();

  /**
   * @param channel the messages of one job
   * @param sharding the shards of one job
   */
  constructor(
    private readonly keys: AttemptKeys,
    private readonly channel: (job: string) => PartyNet,
    private readonly sharding: (job: string) => ShardSetup | null = () => null,
  ) {}

  async run<P extends ProgramName>(
    program: P,
    { kind, epoch, block }: JobName,
    input: InputOf<P>,
    links: LinkRate,
  ): Promise<Computed<OutputOf<P>>> {
    const name = `${kind}/${epoch}/${block}`;
    // A second job of the name would have the permutation and the masks of the first.
    if (this.#names.has(name)) throw new ProtocolError(`job ${name} was run before in this attempt`);
    this.#names.add(name);
    const { party, threshold, links: secrets, ...attempt } = this.keys;
    const stats = new Stats(() => performance.now() / 1000);
    const engine = await createEngine({
      threshold,
      net: this.channel(name),
      keys: new PartyKeys(party, secrets, { ...attempt, kind, epoch, block }),
      purpose: kind,
      stats,
      links,
      sharding: this.sharding(name),
      buffers: this.#buffers,
    });
    const compute = PROGRAMS[program] as (engine: Engine, input: InputOf<P>) => Promise<OutputOf<P>>;
    const output = await compute(engine, input);
    engine.end(buffersOf(output));
    return { output, bytes: stats.bytes, rounds: stats.rounds };
  }

  async end(): Promise<void> {
    for (const secret of this.keys.links.values()) secret.fill(0);
    this.#buffers.wipe();
  }
}

/** Computes in the thread that asks: for tests and simulations, whose clocks and faults are in that thread. */
export const computeHere: Computer = {
  shards: 1,
  begin: (keys, { channel }) => new Jobs(keys, channel),
};
