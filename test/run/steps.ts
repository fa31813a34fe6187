import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

/** How many tests of a step passed and failed. */
export interface Count {
  passed: number;
  failed: number;
}

const ROOT = new URL('../..', import.meta.url);
const children = new Set<ChildProcess>();

// Whoever stops us stops the steps that run, and no further one starts.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
    process.exit(code);
  });
}

/**
 * Runs a package's command in the repository. Resolves with whether it ended with 0.
 * @param output to ours as it comes, or, of what runs beside another step, when it has ended
 */
function npx(
  words: readonly string[],
  env: Record<string, string> = {},
  output: 'comes' | 'ended' = 'comes',
): Promise<boolean> {
  const stdio = output === 'comes' ? 'inherit' : 'pipe';
  const child = spawn('npx', words, { cwd: ROOT, stdio, env: { ...process.env, ...env } });
  children.add(child);
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data) => said.push(data));
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('close', (code) => {
      children.delete(child);
      process.stdout.write(Buffer.concat(said));
      resolve(code === 0);
    });
  });
}

/** A step that is one test: it holds or it does not. */
export async function oneTest(words: readonly string[]): Promise<Count> {
  return (await npx(words)) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Unit, link and world tests. */
export async function vitest(): Promise<Count> {
  const report = reportFile('vitest');
  const clean = await npx([
    ...['vitest', 'run', '--config', 'test/vitest.config.ts'],
    ...['--reporter=default', '--reporter=json', `--outputFile.json=${report}`],
  ]);
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    testResults: { status: string; assertionResults: { status: string }[] }[];
  };
  // A file that does not even load has no failed test, and an error outside of tests belongs to none.
  const unloaded = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((test) => test.status === 'failed'),
  ).length;
  return count(clean, numPassedTests, numFailedTests + unloaded);
}

/**
 * Browser tests of one project. A skipped one counts as failed: nobody shall believe that it ran.
 * @param output as of `npx`
 */
export async function playwright(project: 'epochs' | 'screens', output: 'comes' | 'ended'): Promise<Count> {
  const report = reportFile(`playwright-${project}`);
  const config = ['--config', 'test/e2e/playwright.config.ts', '--project', project];
  const clean = await npx(
    ['playwright', 'test', ...config, '--reporter=list,json'],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
    output,
  );
  if (!existsSync(report)) return { passed: 0, failed: 1 };
  const { stats, errors } = JSON.parse(readFileSync(report, 'utf8')) as {
    stats: { expected: number; unexpected: number; flaky: number; skipped: number };
    errors: unknown[];
  };
  const failed = stats.unexpected + stats.skipped + errors.length;
  return count(clean, stats.expected + stats.flaky, failed);
}

/** A run that ended badly has at least one failure. */
function count(clean: boolean, passed: number, failed: number): Count {
  return { passed, failed: clean ? failed : Math.max(failed, 1) };
}

function reportFile(tool: string): string {
  const path = new URL(`node_modules/.cache/safetrace-test/${tool}.json`, ROOT).pathname;
  rmSync(path, { force: true });
  return path;
}
