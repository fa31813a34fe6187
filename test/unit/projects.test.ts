import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';

/** The TypeScript projects keep the page, the workers and the Node hosts apart: see what each refuses to compile. */

const root = new URL('../..', import.meta.url).pathname;
const scratch = mkdtempSync(join(root, 'node_modules', '.cache-projects-'));
afterAll(() => rmSync(scratch, { recursive: true }));

/** Compiles one line under a folder's settings; returns the compiler's words, empty when it passes. */
function compile(folder: string, line: string): string {
  writeFileSync(join(scratch, 'line.ts'), `export const line = ${line};\n`);
  const settings = {
    extends: relative(scratch, join(root, folder, 'tsconfig.json')),
    compilerOptions: { composite: false, emitDeclarationOnly: false, noEmit: true, rootDir: root },
    include: ['line.ts'],
    references: [],
  };
  writeFileSync(join(scratch, 'tsconfig.json'), JSON.stringify(settings));
  return spawnSync('npx', ['tsc', '-p', scratch], { cwd: root, encoding: 'utf8' }).stdout;
}

test.each([
  ['workers', 'document.title', /Cannot find name 'document'/],
  ['workers', 'process.pid', /Cannot find name 'process'/],
  ['server-node', 'document.title', /Cannot find name 'document'/],
  ['web', 'process.pid', /Cannot find name 'process'/],
])('in %s, %s does not compile', (folder, line, error) => {
  expect(compile(folder, line)).toMatch(error);
});

test.each([
  ['workers', 'crypto.getRandomValues(new Uint8Array(1))'],
  ['web', 'document.title'],
  ['server-node', 'process.pid'],
])('in %s, %s does', (folder, line) => {
  expect(compile(folder, line)).toBe('');
});
