import { bundledCli } from './run/bundle.ts';
import { findChromium } from './run/chromium.ts';
import { type Count, oneTest, playwright, vitest } from './run/steps.ts';

/*
 * `npm test`: everything. The last line is the sum: "N passed, N failed".
 */

const total: Count = { passed: 0, failed: 0 };

async function step(name: string, run: () => Promise<Count>): Promise<void> {
  console.log(`\n── ${name}`);
  const seconds = performance.now() / 1000;
  let result: Count;
  try {
    result = await run();
  } catch (error) {
    console.log((error as Error).message);
    result = { passed: 0, failed: 1 };
  }
  total.passed += result.passed;
  total.failed += result.failed;
  const took = Math.round(performance.now() / 1000 - seconds);
  console.log(`── ${name}: ${result.passed} passed, ${result.failed} failed (${took} s)`);
}

/** A step that only counts when it goes wrong. */
const needed = async (run: Promise<Count>): Promise<Count> => ({ passed: 0, failed: (await run).failed });

let browser = false;
await step('types', () => oneTest(['tsc', '-b']));
await step('lint', () => oneTest(['biome', 'check', '.']));
// Browser tests, and tests of the node that runs in a browser, need both of the next two.
await step('Chromium', async () => {
  process.env.SAFETRACE_CHROMIUM = findChromium();
  browser = true;
  return { passed: 0, failed: 0 };
});
await step('build', () => needed(oneTest(['vite', 'build', '--logLevel', 'warn'])));
await step('bundle', async () => {
  process.env.SAFETRACE_CLI = await bundledCli();
  return { passed: 0, failed: 0 };
});
// Those that wait for epochs to end leave the machine to the others meanwhile.
await Promise.all([
  step('unit, links, world', vitest),
  browser && step('browser, epochs', () => playwright('epochs', 'ended')),
]);
if (browser) await step('browser, screens', () => playwright('screens', 'comes'));

console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed === 0 ? 0 : 1);
