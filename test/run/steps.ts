import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';

/** How many tests of a step passed and failed. */
export interface Count {
  passed: number;
  failed: number;
}

const ROOT = new URL('../..', import.meta.url);
let child: ChildProcess | undefined;

// Whoever stops us stops the step that runs, and no further one starts.
for (const [signal, code] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const) {
  process.on(signal, () => {
    child?.kill(signal);
    process.exit(code);
  });
}

/** Runs a package's command in the repository, its output to ours. Resolves with whether it ended with 0. */
function npx(words: readonly string[], env: Record<string, string> = {}): Promise<boolean> {
  const started = spawn('npx', words, { cwd: ROOT, stdio: 'inherit', env: { ...process.env, ...env } });
  child = started;
  return new Promise((resolve) => {
    started.once('error', () => resolve(false));
    started.once('exit', (code) => resolve(code === 0));
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

/** Browser tests. A skipped one counts as failed: nobody shall believe that it ran. */
export async function playwright(): Promise<Count> {
  const report = reportFile('playwright');
  const clean = await npx(
    ['playwright', 'test', '--config', 'test/e2e/playwright.config.ts', '--reporter=list,json'],
    { PLAYWRIGHT_JSON_OUTPUT_NAME: report },
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
