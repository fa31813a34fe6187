import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, describe, expect, it, test, vi } from 'vitest';
import { runCommand } from '../../server-node/program.ts';

const folder = mkdtempSync(join(tmpdir(), 'circuit-'));
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  vi.restoreAllMocks();
});

/** Runs one command line in this process; what it writes, and its exit code. */
async function circuit(...words: string[]) {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const code = await runCommand(['circuit', ...words]);
  return { code, out: out.mock.calls.join(''), err: err.mock.calls.join('') };
}
const check = (path: string) => circuit('check', path);

const published = (name: string): string =>
  new URL(`../vectors/bristol/${name}.txt.gz`, import.meta.url).pathname;

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

test('says what a circuit is and costs', async () => {
  expect(await check(published('aes_128'))).toEqual({
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
])('%s is malformed: the line, exit code 2', async (name, content, problem) => {
  const path = file(name, content);
  expect(await check(path)).toEqual({ code: 2, out: '', err: `safetrace: ${path} ${problem}\n` });
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

describe('run', () => {
  const json = join(folder, 'out.json');
  const run = (name: string, inputs: string, ...more: string[]) =>
    circuit('run', published(name), '--inputs', file('in.json', inputs), '--json', json, ...more);
  const key = '0x000102030405060708090a0b0c0d0e0f';
  const text = '0x00112233445566778899aabbccddeeff';

  it.each(['memory', 'webrtc'])('evaluates all instances on shares, linked by %s', async (links) => {
    const instances = [
      { inputs: [key, text] },
      { inputs: ['0x2b7e151628aed2a6abf7158809cf4f3c', '0x6bc1bee22e409f96e93d7e117393172a'] },
    ];
    const { code, err } = await run('aes_128', JSON.stringify(instances), '--links', links);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const { outputs, seconds, ...cost } = JSON.parse(readFileSync(json, 'utf8'));
    expect(outputs).toEqual([
      ['0x69c4e0d86a7b0430d8cdb78070b4c55a'], // FIPS 197, C.1
      ['0x3ad77bb40d7a3660a89ecaf32466ef97'], // NIST SP 800-38A, F.1.1
    ]);
    expect(seconds).toBeGreaterThan(0);
    expect(cost).toEqual({ bytesPerParty: 4 * (6400 + 128), rounds: 61 });
  });

  it.each([
    ['4', '1'],
    ['5', '2'],
    ['7', '2'],
    ['7', '3'],
  ])('by %s parties, of whom %s learn nothing', async (parties, threshold) => {
    const inputs = '[{"inputs": ["0xffffffffffffffff", "0x2"]}, {"inputs": ["0x3", "0x4"]}]';
    const who = ['--parties', parties, '--threshold', threshold];
    expect(await run('adder64', inputs, ...who)).toMatchObject({ code: 0, err: '' });
    const { outputs, rounds } = JSON.parse(readFileSync(json, 'utf8'));
    expect(outputs).toEqual([['0x0000000000000001'], ['0x0000000000000007']]);
    expect(rounds).toBe(1 + 2 * 64); // keys of sets of parties; two for each layer of ANDs and for the outputs
  });

  it('refuses inputs that do not fit, and engines that are not there: exit code 2', async () => {
    const wide = await run('adder64', '[{"inputs": ["0x1", "0x10000000000000000"]}]');
    expect(wide).toMatchObject({ code: 2, err: expect.stringContaining('instance 1: input 2 is too large') });
    const six = await run('adder64', '[]', '--parties', '6');
    expect(six).toMatchObject({ code: 2, err: expect.stringContaining('for 3 and 1, 4 and 1, 5 and 2') });
  });
});
