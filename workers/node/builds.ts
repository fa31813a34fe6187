import type { GroupIndex, IndexSpec } from '../mpc/index-build.ts';
import type { Deployment } from '../wire/deployment.ts';
import { type JobShape, TOKEN_BITS } from '../wire/shape.ts';
import type { NodeContext } from './context.ts';
import { type OpenedReport, openReport } from './inputs.ts';
import { cutIndex } from './job-parts.ts';
import { gatherRows } from './records.ts';
import type { RunSession } from './run-session.ts';
import type { EpochPlan } from './schedule.ts';

/** An epoch as this run builds it: accounts ascending, those that stand and those that enter. */
export interface EpochBuild {
  epoch: number;
  entering: OpenedReport[];
  all: OpenedReport[];
  /** Indices by job and block, of each worker one, filled by `buildIndices`. */
  indices: Map<string, readonly GroupIndex[]>;
}

/** Key of one index within its epoch. */
export function indexKey(kind: string, block: number): string {
  return `${kind}/${String(block).padStart(6, '0')}`;
}

/** The public shape of one job for a number of accounts. */
export function indexSpec(d: Deployment, job: JobShape, accounts: number): IndexSpec {
  const { kind, h, positions } = job;
  const shape = { h, positions, accounts, ...(d.detail.policy === 'strict' && { crowd: d.detail.crowd }) };
  if (kind === 'place') return { kind, ...shape, venues: d.place.venues };
  return { kind, ...shape, self: d.near!.self, symmetric: d.near!.symmetric };
}

/**
 * Which epochs this run builds: those in which somebody enters and that have at least minAccounts accounts.
 * @throws Error when an upload that stands can no longer be opened
 */
export async function epochBuilds(
  ctx: NodeContext,
  plan: readonly EpochPlan[],
  reports: readonly OpenedReport[],
): Promise<EpochBuild[]> {
  const builds: EpochBuild[] = [];
  for (const { epoch, standing } of plan) {
    const entering = reports.filter((report) => report.epoch === epoch);
    if (entering.length === 0 || entering.length + standing.length < ctx.deployment.run.minAccounts) continue;
    const all = [...entering];
    for (const report of standing) {
      const parts = await openReport(ctx, report);
      if (!parts)
        throw new Error(`an upload for epoch ${epoch} that stands no longer opens; restore the database`);
      all.push({ ...report, parts });
    }
    all.sort((a, b) => (a.account < b.account ? -1 : 1));
    builds.push({ epoch, entering, all, indices: new Map() });
  }
  return builds;
}

/** Builds every index of every epoch of this run; tokens are needed for nothing afterwards. */
export async function buildIndices(session: RunSession, builds: readonly EpochBuild[]): Promise<void> {
  const { upload, deployment } = session.ctx;
  const jobs = builds.flatMap((build) =>
    upload.jobs.flatMap((job) => Array.from({ length: job.blocks }, (_, block) => ({ build, job, block }))),
  );
  const rowsOfJob = ({ build, job }: (typeof jobs)[number]) => build.all.length * job.positions;
  await session.stage('index', jobs, rowsOfJob, async ({ build, job, block }) => {
    const name = { kind: `index/${job.kind}`, epoch: build.epoch, block };
    const rows = Array.from({ length: job.positions }, (_, position) => upload.row(job, block, position));
    const rowsOfAccounts = (from: number, to: number) => {
      const records = build.all.slice(from, to).map(({ parts }) => parts);
      return {
        tokens: gatherRows(records, rows.map(upload.token), TOKEN_BITS, session.parts),
        masks: gatherRows(records, rows.map(upload.mask), job.h, session.parts),
      };
    };
    const spec = indexSpec(deployment, job, build.all.length);
    const input = cutIndex(spec, session.jobCoins(name), rowsOfAccounts);
    const index = await session.job('index', name, input);
    build.indices.set(indexKey(job.kind, block), index);
  });
}
