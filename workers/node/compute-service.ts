import { transfer } from 'comlink';
import type { LinkRate } from '../mpc/link-rate.ts';
import { PortLinks } from '../mpc/net-port.ts';
import type { Party } from '../mpc/party.ts';
import type { AttemptKeys, Computed, JobName } from './computation.ts';
import { Jobs } from './jobs.ts';
import type { InputOf, OutputOf, ProgramName } from './programs.ts';

/** What a thread does for a node through comlink: the jobs of one attempt. */
export function computeService() {
  let jobs: Jobs | undefined;
  return {
    /** @param ports to the other parties, transferred */
    begin(keys: AttemptKeys, ports: ReadonlyMap<Party, MessagePort>): void {
      const links = new PortLinks(keys.party, ports);
      jobs = new Jobs(keys, (job) => links.channel(job));
    },
    async run<P extends ProgramName>(
      program: P,
      name: JobName,
      input: InputOf<P>,
      links: LinkRate,
    ): Promise<Computed<OutputOf<P>>> {
      const computed = await jobs!.run(program, name, input, links);
      return transfer(computed, wordsIn(computed));
    },
    end: () => jobs!.end(),
  };
}

export type ComputeService = ReturnType<typeof computeService>;

/**
 * The buffers to move with a value: of all word arrays in it, however deep, that fill their buffer. Bytes (seeds,
 * coins) are few. One without words is not named: if it was moved before, the copy fails, whereas moving it twice would
 * lose the message.
 */
export function wordsIn(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const look = (part: unknown): void => {
    if (part instanceof Uint32Array) {
      if (part.byteLength > 0 && part.byteLength === part.buffer.byteLength)
        found.add(part.buffer as ArrayBuffer);
    } else if (typeof part === 'object' && part !== null && !ArrayBuffer.isView(part))
      for (const inner of Object.values(part)) look(inner);
  };
  look(value);
  return [...found];
}
