import { defineConfig } from '@playwright/test';

/** Browser tests: one at a time, each with a deployment of its own. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../node_modules/.cache/safetrace-test/e2e',
  workers: 1,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
});
