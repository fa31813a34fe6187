import { ProtocolError } from '../errors.ts';
import { Buffers } from '../mpc/buffers.ts';
import { createEngine } from '../mpc/create-engine.ts';
import type { Engine } from '../mpc/engine.ts';
import { PartyKeys } from '../mpc/keys.ts';
import type { LinkRate } from '../mpc/link-rate.ts';
import { memoryNets } from '../mpc/net-memory.ts';
import type { PartyNet } from '../mpc/party.ts';
import { Stats } from '../mpc/stats.ts';
import { createTeam, type Team } from '../mpc/team.ts';
import type { AttemptKeys, Computation, Computed, Computer, JobName } from './computation.ts';
import { divideJob, type JobInput, joinOutputs } from './job-parts.ts';
import { type InputOf, type OutputOf, PROGRAMS, type ProgramName } from './programs.ts';
import { buffersOf } from './words-in.ts';

/** The jobs of one attempt, computed in this thread. */
export class Jobs implements Computation {
  readonly #names = new Set<string>();
  readonly #buffers = new Buffers();

  /** @param channel the messages of one job to and from the other parties */
  constructor(
    private readonly keys: AttemptKeys,
    private readonly channel: (job: string) => PartyNet,
  ) {}

  /** Of a job that was divided among more workers than there are threads all workers are here. */
  async run<P extends ProgramName>(
    program: P,
    name: JobName,
    input: JobInput<P>,
    links: LinkRate,
  ): Promise<Computed<OutputOf<P>>> {
    const parts = divideJob(program, input, 1, 0);
    if (parts.length === 1) return this.part(program, name, parts[0](), links, null);
    const nets = memoryNets(parts.length, undefined, 'worker');
    const team = parts.map((part, k) =>
      this.part(program, name, part(), links, createTeam(nets[k], parts.length)),
    );
    return joinComputed(program, await Promise.all(team));
  }

  /** Runs what one worker of a team has to do in a job, or all of it where there is none. */
  async part<P extends ProgramName>(
    program: P,
    { kind, epoch, block }: JobName,
    input: InputOf<P>,
    links: LinkRate,
    team: Team | null,
  ): Promise<Computed<OutputOf<P>>> {
    const name = jobLabel({ kind, epoch, block }, team);
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
      team,
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

/** Names the messages of a job, and of a worker in it. */
const jobLabel = ({ kind, epoch, block }: JobName, team: Team | null): string =>
  `${kind}/${epoch}/${block}${team ? `/worker ${team.worker}` : ''}`;

/** What a job gave that several workers computed beside each other: their bytes, and the rounds of the one with most. */
export const joinComputed = <P extends ProgramName>(
  program: P,
  parts: readonly Computed<OutputOf<P>>[],
): Computed<OutputOf<P>> => ({
  output: joinOutputs(
    program,
    parts.map(({ output }) => output),
  ),
  bytes: parts.reduce((sum, { bytes }) => sum + bytes, 0),
  rounds: Math.max(...parts.map(({ rounds }) => rounds)),
});

/** Computes in the thread that asks: for tests and simulations, whose clocks and faults are in that thread. */
export const computeHere: Computer = {
  shards: 1,
  begin: (keys, { channel }) => new Jobs(keys, channel),
};
