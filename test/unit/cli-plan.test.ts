import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { runCommand } from '../../server-node/program.ts';

afterEach(() => {
  vi.restoreAllMocks();
});

/** Runs one command line in this process; what it writes, and its exit code. */
async function run(...words: string[]) {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const code = await runCommand(['plan', ...words]);
  return { code, out: out.mock.calls.join(''), err: err.mock.calls.join('') };
}

test('prints a table and writes the same numbers as JSON', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'plan-'));
  try {
    const json = join(folder, 'plan.json');
    const { code, out, err } = await run('--users', '1e6', '--json', json);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(/N +1,000,000 users × 4 rows +4,000,000 rows a job\n/);
    const { plans } = JSON.parse(readFileSync(json, 'utf8'));
    expect(plans).toMatchObject([
      {
        users: 1e6,
        machine: { cores: 8, link: 1e9 },
        jobs: [{ kind: 'place', rows: 4e6 }, { kind: 'claims' }],
      },
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('the table of the README is what the command prints', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const [, command] = /`safetrace (plan --users \S+)`/.exec(readme)!;
  const { out } = await run(...command.split(' ').slice(1));
  expect(readme).toContain(out);
});

test.each([
  [['--users', 'many'], 'A whole number from 1 on is expected, as 20000 or 1e6.'],
  [['--users', '1e6', '--link', 'fast'], 'A rate is a number with Mbit or Gbit, as 100Mbit.'],
  [['--users', '1e6', '--cores', '0'], 'A whole number from 1 on is expected'],
  [['--users', '99'], '--users must be 100 (fewer are no run) to 2147483648.'],
  [['--users', '1e6', '--deployment', '/nowhere/deployment.json'], 'there is no file'],
  [['--users', '1e6', '--json', '/nowhere/plan.json'], 'cannot be written: ENOENT'],
  [[], "required option '--users <n>' not specified"],
])('%j is bad use: one sentence, exit code 2', async (words, sentence) => {
  const { code, out, err } = await run(...words);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(sentence);
  expect(err.trimEnd()).not.toContain('\n');
});
