import { expect, test } from 'vitest';
import { MEMORY_LINKS, shareOf } from '../../workers/mpc/link-rate.ts';
import { jobsAtOnce, ROWS_AT_ONCE } from '../../workers/node/at-once.ts';
import type { Computation } from '../../workers/node/computation.ts';
import type { NodeContext } from '../../workers/node/context.ts';
import { RunSession } from '../../workers/node/run-session.ts';

test('jobs at once have no more rows together than a node bears, two of any size apart', () => {
  expect([1 << 12, 1 << 16, (1 << 16) + 1, 1 << 20, 1 << 23].map(jobsAtOnce)).toEqual([128, 8, 7, 2, 2]);
  expect(jobsAtOnce(1)).toBe(128);
  for (const rows of [5000, 1 << 16, 100_000, 1 << 18])
    expect(jobsAtOnce(rows) * rows).toBeLessThanOrEqual(ROWS_AT_ONCE);
});

test('a stage begins its jobs in order, as many as the largest allows, and each has its share of the links', async () => {
  const shares: unknown[] = [];
  const computation = {
    run: async (_: string, __: unknown, ___: unknown, links: unknown) => {
      shares.push(links);
      return { output: null, bytes: 0, rounds: 0 };
    },
  } as unknown as Computation;
  const nothing = () => {};
  const session = new RunSession(
    {} as NodeContext,
    1,
    1,
    computation,
    new Uint8Array(32),
    nothing,
    nothing,
    MEMORY_LINKS,
  );
  const begun: number[] = [];
  const ends: (() => void)[] = [];
  const jobs = [...Array(9).keys()];
  const rows = (job: number) => (job === 3 ? 1 << 17 : 10); // four at once
  const staged = session.stage('index', jobs, rows, async (job) => {
    begun.push(job);
    await session.job('levels', { kind: 'x', epoch: 0, block: job }, {} as never);
    await new Promise<void>((end) => ends.push(end));
  });
  for (let ended = 0; ended < jobs.length; ended++) {
    await expect.poll(() => begun.length).toBe(Math.min(jobs.length, ended + 4));
    await expect.poll(() => ends.length).toBeGreaterThan(ended);
    ends[ended]();
  }
  await staged;
  expect(begun).toEqual(jobs);
  expect(new Set(shares.map((links) => JSON.stringify(links)))).toEqual(
    new Set([JSON.stringify(shareOf(MEMORY_LINKS, 4))]),
  );
});
