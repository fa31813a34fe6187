import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** @roamhq/wrtc crashes when it is loaded in worker threads: every test file is a process of its own. */
export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    pool: 'forks',
    include: ['test/{unit,links,world}/**/*.test.ts'],
    // Many tests wait, for a browser or for each other; alone they leave a core idle.
    maxWorkers: 2,
    testTimeout: 60_000,
  },
});
