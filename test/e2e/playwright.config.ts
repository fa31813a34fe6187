import { defineConfig } from '@playwright/test';

/** Browser tests, each with a deployment of its own; two files at a time, since most of it is waiting. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../node_modules/.cache/safetrace-test/e2e',
  workers: 2,
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
});
