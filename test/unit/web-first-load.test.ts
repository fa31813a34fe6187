import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What comes with the first screen: the page's script and all that it imports at once. */
async function firstLoad(): Promise<Map<string, string[]>> {
  const { metafile } = await build({
    entryPoints: ['web/main.tsx'],
    absWorkingDir: ROOT,
    outdir: '/',
    bundle: true,
    format: 'esm',
    splitting: true,
    metafile: true,
    write: false,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    alias: { 'simple-peer': 'simple-peer/simplepeer.min.js' },
    external: ['*?url'],
  });
  const atOnce = (file: string) =>
    metafile.inputs[file].imports.filter(({ kind }) => kind === 'import-statement').map(({ path }) => path);
  const found = new Map<string, string[]>();
  const next = ['web/main.tsx'];
  for (const file of next) {
    if (found.has(file) || !metafile.inputs[file]) continue;
    found.set(file, atOnce(file));
    next.push(...found.get(file)!);
  }
  return found;
}

test('the first screen needs no words of later ones, no hash and no curve', async () => {
  const found = await firstLoad();
  expect(found.size).toBeGreaterThan(100);
  const files = [...found.keys()];
  expect(files).toContain('web/words/en/risk.ts'); // an exposure is told without a request
  expect(files.filter((file) => /@noble|words\/en\/(share|poster|data)\.ts/.test(file))).toEqual([]);
  // Whoever reads them before they have come fails.
  const readers = files.filter((file) => found.get(file)!.includes('web/words/later.ts'));
  expect(readers).toEqual(['web/words/language.ts']);
});
