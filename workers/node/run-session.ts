import { type LinkRate, shareOf } from '../mpc/link-rate.ts';
import { expand } from '../mpc/prg.ts';
import type { PhaseCost } from '../mpc/stats.ts';
import { jobsAtOnce } from './at-once.ts';
import type { Computation, JobName } from './computation.ts';
import type { NodeContext } from './context.ts';
import type { JobInput } from './job-parts.ts';
import type { OutputOf, ProgramName } from './programs.ts';
import { type RunProgress, RunState } from './run-state.ts';

/** One attempt of one run, once all nodes have met and the batch is fixed. */
export class RunSession {
  /** What each stage cost this party. */
  readonly costs: PhaseCost[] = [];
  #bytes = 0;
  #rounds = 0;
  #failure: unknown = null;
  /** What a job of the stage under way has of the links. */
  #share: LinkRate;

  /**
   * @param coins 32 bytes tossed after the batch was fixed
   * @param links as all nodes have agreed
   */
  constructor(
    readonly ctx: NodeContext,
    readonly run: number,
    readonly attempt: number,
    private readonly computation: Computation,
    readonly coins: Uint8Array,
    private readonly progress: (progress: RunProgress) => void,
    /** Ends every wait for another node's message in this attempt. */
    private readonly abandon: () => void,
    private readonly links: LinkRate,
  ) {
    this.#share = links;
  }

  /**
   * Runs one job of the stage under way and books its cost; the words of `input` are not the caller's afterwards.
   * @throws the failure that ended the attempt
   */
  async job<P extends ProgramName>(program: P, name: JobName, input: JobInput<P>): Promise<OutputOf<P>> {
    if (this.#failure) throw this.#failure;
    const { output, bytes, rounds } = await this.computation.run(program, name, input, this.#share);
    this.#bytes += bytes;
    this.#rounds += rounds;
    return output;
  }

  /** Parts of a share. */
  get parts(): number {
    return this.ctx.sharing.parts;
  }

  /** Public coins of one job, from those of the run. */
  jobCoins({ kind, epoch, block }: JobName): Uint8Array {
    return expand(this.coins, `coins/${kind}/${epoch}/${block}`, 32);
  }

  /**
   * Runs the jobs of one stage, as many at a time as their rows allow, says how far it is and books what it cost.
   * @param rows of a job
   * ⚠ When one fails it throws only after all others have ended: a job that went on would outlive the link secrets.
   */
  async stage<T, R>(
    name: string,
    jobs: readonly T[],
    rows: (job: T) => number,
    work: (job: T) => Promise<R>,
  ): Promise<R[]> {
    const results: R[] = new Array(jobs.length);
    const started = performance.now();
    let next = 0;
    let finished = 0;
    const report = () =>
      this.progress({
        run: this.run,
        attempt: this.attempt,
        state: RunState.Computing,
        stage: name,
        finished,
        total: jobs.length,
      });
    const atOnce = Math.min(jobs.length, jobsAtOnce(Math.max(1, ...jobs.map(rows))));
    this.#share = shareOf(this.links, atOnce);
    const worker = async () => {
      while (next < jobs.length && !this.#failure) {
        const at = next++;
        results[at] = await work(jobs[at]!);
        finished++;
        report();
      }
    };
    report();
    const fail = (error: unknown) => {
      this.#failure ??= error;
      this.abandon();
    };
    await Promise.all(Array.from({ length: atOnce }, () => worker().catch(fail)));
    if (this.#failure) throw this.#failure;
    this.costs.push({
      name,
      seconds: (performance.now() - started) / 1000,
      bytes: this.#bytes,
      rounds: this.#rounds,
    });
    this.#bytes = 0;
    this.#rounds = 0;
    return results;
  }
}
