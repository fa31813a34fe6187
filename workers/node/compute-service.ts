import { transfer } from 'comlink';
import type { LinkRate } from '../mpc/link-rate.ts';
import { PortLinks } from '../mpc/net-port.ts';
import type { Party } from '../mpc/party.ts';
import { createTeam } from '../mpc/team.ts';
import type { AttemptKeys, Computed, JobName } from './computation.ts';
import { Jobs } from './jobs.ts';
import type { InputOf, OutputOf, ProgramName } from './programs.ts';
import { wordsIn } from './words-in.ts';

/** What a thread does for a node through comlink: the jobs of one attempt, or one worker's part of them. */
export function computeService() {
  let jobs: Jobs | undefined;
  let workers: PortLinks | undefined;
  const taken = new Map<string, unknown>();
  const labelOf = ({ kind, epoch, block }: JobName) => `${kind}/${epoch}/${block}`;
  const moved = <T>(computed: Computed<T>): Computed<T> => transfer(computed, wordsIn(computed));
  return {
    /** @param ports transferred */
    begin(keys: AttemptKeys, ports: ComputePorts): void {
      const parties = new PortLinks(keys.party, ports.parties);
      jobs = new Jobs(keys, (job) => parties.channel(job));
      const team = new PortLinks(ports.worker, ports.workers, 'worker');
      parties.onFail = (reason) => team.fail(reason); // nobody waits for workers whose parties are gone
      workers = team;
    },
    run: async <P extends ProgramName>(
      program: P,
      name: JobName,
      input: InputOf<P>,
      links: LinkRate,
    ): Promise<Computed<OutputOf<P>>> => moved(await jobs!.run(program, name, input, links)),
    /** Takes what this worker has to do in a job that others do as well; it is answered when it is here. */
    take<P extends ProgramName>(name: JobName, input: InputOf<P>): void {
      taken.set(labelOf(name), input);
    },
    /** Does it, in a team of the first `size` workers. */
    async part<P extends ProgramName>(
      program: P,
      name: JobName,
      links: LinkRate,
      size: number,
    ): Promise<Computed<OutputOf<P>>> {
      const label = labelOf(name);
      const input = taken.get(label) as InputOf<P>;
      taken.delete(label);
      return moved(await jobs!.part(program, name, input, links, createTeam(workers!.channel(label), size)));
    },
    end: () => jobs!.end(),
  };
}

/** Where the messages of a thread's engines go: to the same worker of the other parties, and to this party's others. */
export interface ComputePorts {
  readonly parties: ReadonlyMap<Party, MessagePort>;
  /** 1, 2, … */
  readonly worker: number;
  readonly workers: ReadonlyMap<number, MessagePort>;
}

export type ComputeService = ReturnType<typeof computeService>;
