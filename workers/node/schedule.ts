import { Reader, Writer } from '../wire/codec.ts';
import type { Deployment } from '../wire/deployment.ts';
import { holdSeconds, meetingSeconds } from '../wire/pace.ts';
import { epochAt, epochStart } from '../wire/time.ts';
import type { NodeContext } from './context.ts';
import { epochSecret } from './epoch-keys.ts';
import type { Report } from './report-set.ts';
import { Table } from './store.ts';
import { countedReports, heldUploads, reportOf } from './uploads.ts';

/** Unix seconds at which the collect time of a run ends. */
export function closingTime({ grid, run }: Deployment, epoch: number): number {
  return epochStart(grid, epoch + 1) + run.collect;
}

/** The newest run whose collect time is over. */
export function dueRun({ grid, run }: Deployment, now: number): number {
  return epochAt(grid, now - run.collect) - 1;
}

const HELD = 'held-until';

/**
 * Unix seconds before which the next batch is not fixed, so that what phones and the authority hold for a node that
 * was away reaches it (wire/pace.ts). Found when the nodes first meet after a run, and written down: neither a new
 * attempt, nor a restart, nor a later run that became due meanwhile makes anybody wait anew.
 * @param lastRun the newest that is done; −1 before the first, when nobody holds anything
 * @param started unix seconds since which this node can be reached
 * @param waited unix seconds since which it has waited for the others
 */
export async function heldUntil(
  { store, now, deployment }: NodeContext,
  { lastRun, started, waited }: { lastRun: number; started: number; waited: number },
): Promise<number> {
  if (lastRun < 0) return 0;
  const stored = await store.get(Table.Facts, HELD);
  const reader = stored && new Reader(stored, HELD);
  if (reader?.u32() === lastRun) return reader.u64();
  const met = Math.floor(now());
  // Another node was away, or this one was, perhaps until a moment before the run was due.
  const back = met > waited + meetingSeconds(deployment) ? met : started;
  const until = Math.ceil(back + holdSeconds(deployment));
  await store.write([
    { table: Table.Facts, key: HELD, value: new Writer().u32(lastRun).u64(until).finish() },
  ]);
  return until;
}

/** Oldest epoch that run `run` still matches. */
export function windowStart({ run: { window } }: Deployment, run: number): number {
  return run - window + 1;
}

/** One epoch that a run may build. */
export interface EpochPlan {
  epoch: number;
  /** Uploads that stand from the first build; only other accounts may enter. */
  standing: Report[];
}

/**
 * The epochs that run `run` closes: those since the last run for the first time, and those whose grace time has
 * ended since, for late uploads. After an outage one run closes several.
 */
export function epochsToBuild(deployment: Deployment, lastRun: number, run: number): number[] {
  const { grace } = deployment.run;
  const oldest = windowStart(deployment, run);
  const epochs: number[] = [];
  for (let epoch = oldest; epoch <= run; epoch++) {
    const first = epoch > lastRun;
    const closing = epoch + grace > lastRun && epoch + grace <= run;
    if (first || closing) epochs.push(epoch);
  }
  return epochs;
}

/** Adds to `epochsToBuild` what this node's store knows. */
export async function planEpochs(ctx: NodeContext, lastRun: number, run: number): Promise<EpochPlan[]> {
  return Promise.all(
    epochsToBuild(ctx.deployment, lastRun, run).map(async (epoch) => ({
      epoch,
      standing: await countedReports(ctx, epoch),
    })),
  );
}

/** Epochs with an index, ascending. */
export async function indexedEpochs(ctx: NodeContext): Promise<number[]> {
  return (await ctx.store.keys(Table.IndexKeys, '')).map(Number);
}

/** What this node brings to a run: all sequences of accounts that do not stand yet. */
export async function ownReports(ctx: NodeContext, plan: readonly EpochPlan[]): Promise<Report[]> {
  const held = await Promise.all(
    plan.map(async ({ epoch, standing }) => {
      if (!(await epochSecret(ctx, epoch))) return []; // never to be opened again
      const stands = new Set(standing.map(({ account }) => account));
      const reports = (await heldUploads(ctx, epoch)).map(reportOf);
      return reports.filter(({ account }) => !stands.has(account));
    }),
  );
  return held.flat();
}
