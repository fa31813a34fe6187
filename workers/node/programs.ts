/**
 * What the jobs of a run compute: each is a function of the engine and of what this party holds, shares and public
 * facts, and of nothing else. So a job runs wherever the engine is.
 */
import { evaluate } from '../mpc/circuit/evaluate.ts';
import type { Schedule } from '../mpc/circuit/schedule.ts';
import { joinClaims } from '../mpc/claims.ts';
import type { Engine } from '../mpc/engine.ts';
import { anyOne } from '../mpc/equality.ts';
import { buildIndex, type GroupIndex, type IndexSpec } from '../mpc/index-build.ts';
import type { Grain } from '../mpc/match.ts';
import { collision, type JobResult } from '../mpc/programs/collision.ts';
import { type DayJob, day } from '../mpc/programs/day.ts';
import { exposure } from '../mpc/programs/exposure.ts';
import { concatRows } from '../mpc/rows.ts';
import { type Bits, concatPlanes, gatherPlanes, plane, type Shared, zeroBits } from '../mpc/shared.ts';
import { CLAIM_BITS } from '../wire/shape.ts';
import { raiseLevels, thermometer } from './levels.ts';

/** What every account of the run's reports knew before: levels of the run's epochs, then one bit, accepted now. */
interface Reporters {
  readonly states: Shared;
  /** Pass by pass, for each account the number of its report, or the count of reports for none. */
  readonly passes: readonly Uint32Array[];
}

/** The authority's list, as far as it is known, and the claims of the uploads. */
interface ClaimsJob extends Reporters {
  /** 128×M: claims of the known places. */
  readonly places: Shared;
  /** How many places follow them with claims that nobody knows: the authority's list did not come. */
  readonly dummies: number;
  /** 1×(M + dummies) */
  readonly used: Shared;
  /** Levels × (M + dummies) */
  readonly levels: Shared;
  /** 128×U */
  readonly uploads: Shared;
  readonly coins: Uint8Array;
}

interface MatchJob {
  /** Of each worker one; a worker is given its own. */
  readonly index: readonly GroupIndex[];
  readonly infectious: Shared;
  readonly emit: Shared;
  readonly grain: Grain;
}

export const PROGRAMS = {
  /** @returns of each worker one, here of this */
  index: async (
    engine: Engine,
    { spec, tokens, masks, coins }: { spec: IndexSpec; tokens: Shared; masks: Shared; coins: Uint8Array },
  ): Promise<readonly GroupIndex[]> => [await buildIndex(engine, spec, tokens, masks, coins)],

  match: (engine: Engine, { index: [own], infectious, emit, grain }: MatchJob): Promise<Shared> =>
    exposure(engine, own, infectious, emit, grain),

  day: (engine: Engine, { jobs }: { jobs: readonly DayJob[] }): Promise<Shared> => day(engine, jobs),

  /** @returns claims of the dummies; with uploads also the places' `used` and the accounts' states after the run */
  async claims(
    engine: Engine,
    job: ClaimsJob,
  ): Promise<{ dummies: Shared; joined: { used: Shared; states: Shared } | null }> {
    const dummies = engine.random(CLAIM_BITS, job.dummies);
    if (job.uploads.length === 0) return { dummies, joined: null };
    const { used, levels, uploads, coins } = job;
    const found = await joinClaims(engine, {
      places: concatRows(job.places, dummies),
      used,
      levels,
      uploads,
      coins,
    });
    const states = await raiseLevels(engine, job.states, concatPlanes(found.got, found.accepted), job.passes);
    return { dummies, joined: { used: found.used, states } };
  },

  /** Self-reported levels, in thermometer code whatever was sent. @returns the accounts' states after the run */
  async levels(engine: Engine, { sent, states, passes }: Reporters & { sent: Shared }): Promise<Shared> {
    const got = await thermometer(engine, sent);
    const nothing = engine.constant(zeroBits(1, sent.length));
    return raiseLevels(engine, states, concatPlanes(got, nothing), passes);
  },

  /** @param runs one bit for each run of the window, by account @returns their OR */
  accepted: async (engine: Engine, { runs }: { runs: Shared }): Promise<Shared> =>
    engine.refresh('accepted', await anyOne(engine, 'accepted', runs)),

  /** @returns one plane an output bit, one row an instance */
  circuit: (engine: Engine, { program, inputs }: { program: Schedule; inputs: Shared }): Promise<Shared> =>
    evaluate(engine, program, inputs),

  /**
   * A circuit for every group of those who opted in.
   * @param inputs one plane an input bit, one row a group
   * @param open numbers of the output bits that everybody may know
   * @returns these, opened, null where there are none; and shares of all outputs
   */
  async groups(
    engine: Engine,
    { program, inputs, open }: { program: Schedule; inputs: Shared; open: readonly number[] },
  ): Promise<{ opened: Bits | null; outputs: Shared }> {
    const outputs = await evaluate(engine, program, inputs);
    const known = open.map((bit) => plane(outputs, bit));
    const opened = known.length > 0 ? await engine.open('public outputs', gatherPlanes(known)) : null;
    return { opened, outputs };
  },

  collision: (
    engine: Engine,
    { jobs, accounts }: { jobs: readonly JobResult[]; accounts: number },
  ): Promise<Shared> => collision(engine, jobs, accounts),
};

type Programs = typeof PROGRAMS;

export type ProgramName = keyof Programs;

/** What a program is given, beside the engine; its words (Uint32Array) belong to it afterwards. */
export type InputOf<P extends ProgramName> = Parameters<Programs[P]>[1];

export type OutputOf<P extends ProgramName> = Awaited<ReturnType<Programs[P]>>;
