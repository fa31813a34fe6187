import { Reader, Writer } from '../wire/codec.ts';
import type { Deployment } from '../wire/deployment.ts';
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

const MET = 'first-met';

/**
 * Unix seconds at which this node first met the others for a run; written down, so that neither a new attempt nor a
 * restart makes a late run wait for outboxes anew.
 */
export async function firstMet({ store, now }: NodeContext, run: number): Promise<number> {
  const stored = await store.get(Table.Facts, MET);
  const reader = stored && new Reader(stored, MET);
  if (reader?.u32() === run) return reader.u64();
  const at = Math.floor(now());
  await store.write([{ table: Table.Facts, key: MET, value: new Writer().u32(run).u64(at).finish() }]);
  return at;
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
