import type { Engine } from '../mpc/engine.ts';
import { PartyKeys } from '../mpc/keys.ts';
import type { Party, PartyNet } from '../mpc/party.ts';
import { expand } from '../mpc/prg.ts';
import { createReplicatedEngine } from '../mpc/replicated-engine.ts';
import { type PhaseCost, Stats } from '../mpc/stats.ts';
import type { NodeContext } from './context.ts';
import { type RunProgress, RunState } from './run-state.ts';

/** Jobs of a stage that a node works on at once, so that one waits for its messages while another computes. */
const JOBS_AT_ONCE = 8;

/** Parts of a share of this engine: n = 3 replicated holds two of three. */
export const PARTS = 2;

/** Names one job: keys, labels and coins are bound to it. */
export interface JobName {
  kind: string;
  epoch: number;
  block: number;
}

/** One attempt of one run, once all nodes have met and the batch is fixed. */
export class RunSession {
  /** What each stage cost this party. */
  readonly costs: PhaseCost[] = [];
  #engines: Engine[] = [];
  #failure: unknown = null;

  /**
   * @param links secrets with each other party, fresh for this attempt
   * @param inputs digest of the agreed batch
   * @param coins 32 bytes tossed after the batch was fixed
   */
  constructor(
    readonly ctx: NodeContext,
    readonly run: number,
    readonly attempt: number,
    private readonly links: ReadonlyMap<Party, Uint8Array>,
    readonly inputs: Uint8Array,
    readonly coins: Uint8Array,
    private readonly channel: (job: string) => PartyNet,
    private readonly progress: (progress: RunProgress) => void,
    /** Ends every wait for another node's message in this attempt. */
    private readonly abandon: () => void,
  ) {}

  /** The engine of one job, with keys of its own and a channel of its own. @throws the failure that ended the attempt */
  engine({ kind, epoch, block }: JobName): Engine {
    if (this.#failure) throw this.#failure;
    const { ctx, run, attempt, inputs, coins } = this;
    const keys = new PartyKeys(ctx.party, this.links, {
      deployment: ctx.id,
      kind,
      epoch,
      block,
      inputs,
      coins,
      run,
      attempt,
    });
    const engine = createReplicatedEngine({
      net: this.channel(`${kind}/${epoch}/${block}`),
      keys,
      purpose: kind,
      stats: new Stats(() => performance.now() / 1000),
    });
    this.#engines.push(engine);
    return engine;
  }

  /** Public coins of one job, from those of the run. */
  jobCoins({ kind, epoch, block }: JobName): Uint8Array {
    return expand(this.coins, `coins/${kind}/${epoch}/${block}`, 32);
  }

  /**
   * Runs the jobs of one stage, some at a time, says how far it is and books what it cost.
   * ⚠ When one fails it throws only after all others have ended: a job that went on would outlive the link secrets.
   */
  async stage<T, R>(name: string, jobs: readonly T[], work: (job: T) => Promise<R>): Promise<R[]> {
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
    await Promise.all(Array.from({ length: JOBS_AT_ONCE }, () => worker().catch(fail)));
    if (this.#failure) throw this.#failure;
    const stats = this.#engines.map((engine) => engine.stats);
    this.#engines = [];
    this.costs.push({
      name,
      seconds: (performance.now() - started) / 1000,
      bytes: stats.reduce((sum, { bytes }) => sum + bytes, 0),
      rounds: stats.reduce((sum, { rounds }) => sum + rounds, 0),
    });
    return results;
  }
}
