import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const UNIT = fileURLToPath(new URL('unit/', import.meta.url));
/** What such a file puts in the place of a module would stay in it for the files after it. */
const mocking = readdirSync(UNIT)
  .filter((file) => file.endsWith('.test.ts') && readFileSync(UNIT + file, 'utf8').includes('vi.mock('))
  .map((file) => `test/unit/${file}`);

export default defineConfig({
  root: fileURLToPath(new URL('..', import.meta.url)),
  test: {
    pool: 'forks',
    // Many tests wait, for a browser or for each other; alone they leave a core idle.
    maxWorkers: 2,
    testTimeout: 60_000,
    projects: [
      // A process takes one file after the other, and loads what they share once.
      {
        extends: true,
        test: { name: 'unit', include: ['test/unit/**/*.test.ts'], exclude: mocking, isolate: false },
      },
      // Every file is a process of its own: native modules and what they leave behind end with it.
      { extends: true, test: { name: 'whole', include: ['test/{links,world}/**/*.test.ts', ...mocking] } },
    ],
  },
});
