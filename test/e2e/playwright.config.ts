import { defineConfig } from '@playwright/test';

const LONG = /(outage|story)\.spec\.ts$/;
/** `npm run test:thorough`: with them `npm test` would take longer than its 12 minutes. */
const THOROUGH = /(accessibility|language|layout|near|poster|scan|settings|start)\.spec\.ts$/;

/** Browser tests, each with a deployment of its own; two files at a time, since most of it is waiting. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../node_modules/.cache/safetrace-test/e2e',
  workers: 2,
  // The first wait for epochs to end, and run beside other tests.
  projects: [
    { name: 'epochs', testMatch: LONG },
    { name: 'screens', testIgnore: [LONG, THOROUGH] },
    { name: 'thorough', testMatch: THOROUGH },
  ],
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
});
