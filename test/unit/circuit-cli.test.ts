import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { runCommand } from '../../server-node/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'circuit-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  vi.restoreAllMocks();
});

/** Runs one command line in this process; what it writes, and its exit code. */
async function check(...words: string[]) {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const code = await runCommand(['circuit', 'check', ...words]);
  return { code, out: out.mock.calls.join(''), err: err.mock.calls.join('') };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('says what a circuit is and costs', async () => {
  const path = new URL('../vectors/bristol/aes_128.txt.gz', import.meta.url).pathname;
  expect(await check(path)).toEqual({
    code: 0,
    out: `inputs     128, 128 bits
outputs    128 bits
gates      36,663: 28,176 XOR, 6,400 AND, 2,087 INV
evaluated  36,663 (copies and gates that no output needs are left out)
AND depth  60
registers  912
`,
    err: '',
  });
});

test('a circuit without gates, plain', async () => {
  const { code, out } = await check(file('copy.txt', '0 2\n1 2\n1 2\n'));
  expect(code).toBe(0);
  expect(out).toContain('gates      0\nevaluated  0 ');
});

test.each([
  ['plain.txt', '1 3\n1 2\n1 1\n2 1 0 3 2 XOR\n', 'line 4: there is no wire 3: line 1 says 3 wires.'],
  ['packed.gz', gzipSync('1 3\n1 2\n1 1\n2 1 0 2 2 XOR\n'), 'line 4: wire 2 is read before it is written.'],
  ['empty', '', 'line 1: the file is empty.'],
])('%s is malformed: the line, exit code 1', async (name, content, problem) => {
  const path = file(name, content);
  expect(await check(path)).toEqual({ code: 1, out: '', err: `safetrace: ${path} ${problem}\n` });
});

test.each([
  ['cut.gz', gzipSync('1 3\n1 2\n1 1\n').subarray(0, 20), 'is damaged: gzip ends early or is invalid.'],
  ['bomb.gz', gzipSync(new Uint8Array(2 ** 28 + 1), { level: 1 }), 'holds more than 268435456 bytes.'],
])('%s cannot be read: exit code 2', async (name, content, problem) => {
  const path = file(name, content);
  expect(await check(path)).toEqual({ code: 2, out: '', err: `safetrace: ${path} ${problem}\n` });
});

test('a file that is not there is bad use', async () => {
  const { code, err } = await check('/nowhere/c.txt');
  expect({ code, err }).toEqual({ code: 2, err: 'safetrace: /nowhere/c.txt cannot be read: ENOENT.\n' });
});
