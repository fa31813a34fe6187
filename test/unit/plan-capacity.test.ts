import { expect, test } from 'vitest';
import { capacityOf } from '../../server-node/plan/capacity.ts';
import type { Coefficients } from '../../server-node/plan/coefficients.ts';
import { amount, bytes, duration, scientific } from '../../server-node/plan/numbers.ts';
import { planTable } from '../../server-node/plan/table.ts';
import { typicalDeployment } from '../../server-node/plan/typical.ts';

const measured: Coefficients = {
  date: '2026-01-01',
  command: 'npm run bench',
  machine: 'two cores',
  rows: 2 ** 20,
  comparisonNs: 100,
  rowBitNs: 2,
  rowMemoryBytes: 100,
  linkByteNs: 10,
  linkMegabytesPerSecond: 1000,
  openMs: 1,
  sealMs: 3,
};
const machine = { cores: 2, link: 8e8 };
const selfReport = { ...typicalDeployment, authority: null };

test('a block of 2^20 rows, counted by hand', () => {
  const plan = capacityOf(selfReport, 2 ** 18, machine, measured);
  expect(plan.jobs).toHaveLength(1);
  const [place] = plan.jobs;
  // l = 20 index + 43 hash + 1 kind; I = 20.5·82 + (4/3)·76 + 2·12/4 + 43; T = (101/12)·14 + 36 + 4 + (4/3)·17
  expect(place).toMatchObject({ rows: 2 ** 20, sorts: 16, matches: 112, keyBits: 64, comparisons: 20.5 });
  expect(place.comparisons * place.comparisonBits + place.otherBits).toBeCloseTo(1831.333, 3);
  expect(place.matchBits).toBeCloseTo(180.5, 3);
  expect(plan.comparisons).toBe(16 * 2 ** 20 * 20.5);
  expect(plan.sentBytes).toBeCloseTo((2 ** 20 * 18_569) / 3, 0); // (16·I + 112·T) / 8
  expect(plan.otherBits).toBeCloseTo((2 ** 20 * 67_864) / 3, 0);
  // 343.9·10^6 · 100 ns, 23.72·10^9 · 2 ns, 2 · 6.490·10^9 · 10 ns
  expect(plan.cpuSeconds.comparisons).toBeCloseTo(34.393, 3);
  expect(plan.cpuSeconds.other).toBeCloseTo(47.44, 3);
  expect(plan.cpuSeconds.links).toBeCloseTo(129.807, 3);
  expect(plan.cpuSeconds.accounts).toBeCloseTo(1310.72, 3); // 2^18 · (2 · 1 ms + 3 ms)
  // 3 epochs of 714 bytes; 112·2^20 rows of 4 + 2·13/8 bytes; lo and hi of 785 bytes, 189 around them, 24 of salt and place, a path of 18 hashes
  expect(plan.disk).toMatchObject({
    uploads: 3 * 2 ** 18 * 714,
    indices: 112 * 2 ** 20 * 7.25,
    results: 2 ** 18 * (1759 + 24 + 18 * 32),
  });
  // A job of two has 50 MB/s: 500 kB in 10 ms are 14 blocks of 2^15 pairs, whose messages have 37.3 kB.
  // 16 sorts of 9·(40 passes + 20.5·2^20/(14·2^15)), 112 matches of 46
  expect(plan.rounds).toBeCloseTo(16 * 9 * (40 + (20.5 * 32) / 14) + 112 * 46, 6);
  expect(plan.one.computing).toBeCloseTo(761.18, 3);
  expect(plan.one.sending).toBeCloseTo(64.903, 3);
  expect(plan.one.waiting).toBeCloseTo(88.297, 3);
  expect(plan.one.sum).toBeCloseTo(849.477, 2);
  expect(plan).toMatchObject({ machines: 1, allowed: 21_600, memory: 2 * 2 ** 20 * 100, tooLarge: [] });
  expect(plan.today).toBeCloseTo(1310.72 + 34.393 + 47.441 + 88.297, 2);
});

test('machines are as many as end the night before the epoch ends', () => {
  const hurried = { ...selfReport, run: { ...selfReport.run, collect: 86_400 - 300 } };
  const plan = capacityOf(hurried, 2 ** 18, machine, measured);
  expect(plan).toMatchObject({ allowed: 300, machines: 3 });
  expect(plan.seconds).toBeCloseTo(849.477 / 3, 2);
});

test('a crowd is a line of its own, and days or one bit go back in fewer bits', () => {
  const lines = (changes: Partial<typeof selfReport>) => {
    const d = { ...selfReport, ...changes };
    return planTable(d, capacityOf(d, 2 ** 18, machine, measured), measured);
  };
  const fields = (text: string) => text.split('\n').map((line) => line.trim().split(/ {2,}/));
  const open = fields(lines({}));
  expect(open.filter(([what]) => what === 'K')).toEqual([]);
  expect(open).toContainEqual(['T', '8.42w + 3h + 4 + (4/3)(3+w)', '181 bits a row']);
  const strict = fields(lines({ detail: { policy: 'strict', crowd: 3 } }));
  // 18 bits of an account, 2·(65/24)·3, and 2
  expect(strict).toContainEqual(['K', "a + 5.42k + 2, k = 3, a bits of a user's number", '36.3 bits a row']);
  expect(strict).toContainEqual([
    'I',
    'C·((4/3)(l−1) − 2) + (4/3)(l+h) + 2h/4 + c − 1 + K',
    '1,868 bits a row',
  ]);
  expect(fields(lines({ detail: { policy: 'day' } }))).toContainEqual([
    'T',
    '8.42w + 3h + 4 + (4/3)·6 + 3',
    '169 bits a row',
  ]);
  expect(fields(lines({ program: 'collision' }))).toContainEqual([
    'T',
    '8.42w + 3h + 4 + (4/3)·6 + 1',
    '167 bits a row',
  ]);
});

test('without grace an epoch is built once; with an authority its claims are joined', () => {
  const { run } = typicalDeployment;
  const { jobs } = capacityOf({ ...typicalDeployment, run: { ...run, grace: 0 } }, 1000, machine, measured);
  expect(jobs.map(({ kind, rows, sorts, matches }) => [kind, rows, sorts, matches])).toEqual([
    ['place', 4000, 8, 112],
    ['claims', 1000 + 3 * 4096, 1, 0],
  ]);
});

test('keys grow, and a job above what was measured is said to need more than a node divides', () => {
  const plan = capacityOf(typicalDeployment, 1e9, machine, measured);
  expect(plan.jobs[0].keyBits).toBe(80);
  expect(plan.tooLarge.map(({ kind }) => kind)).toEqual(['place', 'claims']);
  const text = planTable(typicalDeployment, plan, measured);
  expect(text).toContain('place: 4,000,000,000 rows a job are more than the 1,048,576');
  expect(text).toContain(
    'divides them among up to four threads, here or on other machines (--shards, --workers)',
  );
  expect(text).toContain('Jobs: 128, parts of each: 3,815.');
  expect(plan.today).toBeNull();
});

test('every factor of the table stands with its formula', () => {
  const plan = capacityOf(selfReport, 2 ** 18, machine, measured);
  const lines = planTable(selfReport, plan, measured)
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/));
  expect(lines).toContainEqual(['C', 'log2 N + 0.5', '20.5 comparisons a row']);
  expect(lines).toContainEqual(['CPU comparisons', 'comparisons × 100 ns', '34.4 s']);
  expect(lines).toContainEqual(['uploads', '(grace 2 + 1) epochs × users × 714 B', '562 MB']);
  expect(lines).toContainEqual(['machines', 'one machine / time, rounded up', '1']);
});

test('numbers are printed with three digits that count', () => {
  expect([0.0123, 22.44, 188.67, 4_194_304].map(amount)).toEqual(['0.0123', '22.4', '189', '4,194,304']);
  expect(scientific(343_932_928)).toBe('3.44·10^8');
  expect([0, 999, 6_610_223_104].map(bytes)).toEqual(['0 B', '999 B', '6.61 GB']);
  expect([30, 300, 9000].map(duration)).toEqual(['30 s', '5 min', '2.5 h']);
});
