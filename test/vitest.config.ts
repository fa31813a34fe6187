import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Every test file is a process of its own: native modules and what they leave behind end with it. */
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
