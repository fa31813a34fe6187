import { defineConfig } from '@playwright/test';

const LONG = /(outage|story)\.spec\.ts$/;

/** Browser tests, each with a deployment of its own; three files at a time, since most of it is waiting. */
export default defineConfig({
  testDir: '.',
  outputDir: '../../node_modules/.cache/safetrace-test/e2e',
  workers: 3,
  // Those that wait for epochs to end begin first.
  projects: [
    { name: 'epochs', testMatch: LONG },
    { name: 'screens', testIgnore: LONG },
  ],
  retries: 0,
  timeout: 300_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
});
