import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { runCommand } from '../../server-node/program.ts';
import { signDeployment } from '../../workers/wire/deployment-file.ts';
import { AUTHORITY, demo } from './wire-world.ts';

const extract = (name: string) =>
  fileURLToPath(new URL(`../fixtures/proximity-extracts/${name}`, import.meta.url));
const PCNG = extract('pcng-hand-backpack.csv');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'proximity-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  vi.restoreAllMocks();
});

const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};

/** Runs one command line in this process; what it writes, and its exit code. */
async function run(...words: string[]) {
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const code = await runCommand(['proximity', ...words]);
  return { code, out: out.mock.calls.join(''), err: err.mock.calls.join('') };
}

test('prints precision and recall by threshold, and writes them as JSON', async () => {
  const json = join(folder, 'out.json');
  const { code, out, err } = await run(PCNG, '--calibrate', '--tau', '5', '--json', json);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  expect(out).toContain('recordings: 2; readings: 512; minutes at a known distance: 12 near, 10 far\n');
  expect(out).toMatch(/\n72 +0\.87 +0\.58 +0\.70 +0\.08 +8\n74 +0\.92 +0\.92 +0\.92 +0\.08 +12\n/);
  expect(out).toContain('ROC-AUC 0.94.');
  const written = JSON.parse(readFileSync(json, 'utf8'));
  expect(written).toMatchObject({ detector: { delta: 74, tau: 5 }, known: { near: 12, far: 10 } });
  expect(written.recordings.map(({ correction }: { correction: number }) => correction !== 0)).toEqual([
    true,
    true,
  ]);
  expect(written.truth.thresholds.find(({ delta }: { delta: number }) => delta === 74).recall).toBeCloseTo(
    11 / 12,
    2,
  );
});

test('per-device correction comes from a table too, and files may be gzip', async () => {
  const packed = file('readings.csv.gz', gzipSync(readFileSync(PCNG)));
  const table = file('corrections.csv', 'device,dB\nN8,-5\n');
  const json = join(folder, 'out.json');
  expect((await run(packed, '--corrections', table, '--json', json)).code).toBe(0);
  const { recordings } = JSON.parse(readFileSync(json, 'utf8'));
  expect(recordings).toMatchObject([
    { identifier: 'ASUS_Z00AD', correction: 0 },
    { identifier: 'N8', correction: -5 },
  ]);
});

test('classes of recordings come from a file, parameters from a deployment', async () => {
  const encounter = { delta: 63, tau: 5, log: 1, bridge: 1, pause: 0 };
  const deployment = demo({ near: { h: 4, self: 2, heard: 10, symmetric: true, encounter } });
  const signed = file('deployment.json', signDeployment(deployment, AUTHORITY));
  const words = ['--truth', extract('mitll-logs.csv'), '--deployment', signed];
  const { code, out } = await run(extract('mitll-readings.csv'), ...words);
  expect(code).toBe(0);
  expect(out).toContain('2 near, 3 far');
  expect(out).toContain('Near under 63 dB. Logged, as near for 1 minutes or more: 2 of the recordings.');
});

test('without truth it finds encounters, and says that it cannot judge', async () => {
  const lines = Array.from({ length: 200 }, (_, i) => `${i * 6},-60`);
  const { code, out } = await run(file('plain.csv', ['elapsed,rss', ...lines].join('\n')));
  expect(code).toBe(0);
  expect(out).toContain('Near and far are not both known');
  expect(out).toMatch(/\nplain\.csv +plain\.csv +0 +20 min\n/);
});

test.each([
  [[], "missing required argument 'files'"],
  [['/nowhere.csv'], 'there is no file /nowhere.csv.'],
  [[PCNG, '--truth', '/nowhere.csv'], 'there is no file /nowhere.csv.'],
  [[PCNG, '--delta', '0'], 'A threshold is 1 to 150 dB.'],
  [[PCNG, '--tau', '-1'], 'A whole number from 1 on'],
  [[PCNG, '--tau', '2'], '--tau is at least the 3 minutes'],
  [[PCNG, '--calibrate', '--corrections', PCNG], 'cannot be used with option'],
  [[PCNG, '--corrections', PCNG], 'line 1: the heading device,dB is expected'],
  [[PCNG, '--truth', PCNG], 'line 1: columns "log"'],
  [[PCNG, '--deployment', '/nowhere/deployment.json'], 'there is no file'],
  [[PCNG, '--json', '/nowhere/out.json'], 'cannot be written: ENOENT'],
  [[fileURLToPath(import.meta.url)], 'line 1: a column'],
])('%j is bad use: one sentence, exit code 2', async (words, sentence) => {
  const { code, out, err } = await run(...words);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toContain(sentence);
  expect(err.trimEnd()).not.toContain('\n');
});
