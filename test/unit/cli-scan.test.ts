import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { runCommand } from '../../server-node/program.ts';
import { cwa, nz, payload, published } from './place-codes.ts';

const folder = mkdtempSync(join(tmpdir(), 'scan-'));
const json = join(folder, 'out.json');
const pictures = fileURLToPath(new URL('../fixtures/qr-pictures', import.meta.url));
const photographs = readdirSync(pictures)
  .filter((name) => name.endsWith('.png'))
  .map((name) => join(pictures, name));
const twoCodes = join(pictures, 'two-codes.jpg');
afterAll(() => rmSync(folder, { recursive: true }));
afterEach(() => {
  vi.restoreAllMocks();
});

const noPlace = 'This is not the code of a place that SafeTrace knows.';

/** Runs one command line in this process; what it writes, its exit code and OUT. */
async function scan(...words: string[]) {
  vi.restoreAllMocks();
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const code = await runCommand(['scan', ...words, '--json', json]);
  const found = code === 0 ? JSON.parse(readFileSync(json, 'utf8')) : null;
  return { code, out: out.mock.calls.join(''), err: err.mock.calls.join(''), found };
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const signed = published.nhs.vectors[0].payload;
const badlySigned = published.nhs.vectors.find(({ name }) => name.includes('invalid signature'))!.payload;

test('photographs: what each says is read, and the hit rate printed', async () => {
  const { code, out, found } = await scan(...photographs);
  expect({ code, out }).toEqual({
    code: 0,
    out: `${photographs.map((input) => `${input}: ${noPlace}\n`).join('')}5 of 5 pictures read, 0 of 5 codes are places; see ${json}\n`,
  });
  expect(found).toEqual(
    photographs.map((input) => ({
      input,
      text: readFileSync(input.replace('.png', '.txt'), 'utf8'),
      error: noPlace,
    })),
  );
});

test('of two codes in a picture the place counts', async () => {
  const { found } = await scan(twoCodes);
  expect(found).toEqual([
    {
      input: twoCodes,
      text: nz(),
      system: 'nz',
      id: '39343239303030303030303137',
      name: 'Kai Café',
      address: '1 Quay St\nWhanganui',
      trust: 'unsigned',
    },
  ]);
});

test('pictures, then texts a line each, in the order of the inputs', async () => {
  const event = cwa(
    payload(
      [
        [5, 1_600_000_000],
        [6, 1_600_003_600],
      ],
      Uint8Array.of(16, 9, 24, 60),
    ),
  );
  const lines = file('lines.txt', `${event}\r\n\n${signed}\n${badlySigned}\n`);
  const keys = file('keys.json', JSON.stringify({ 3: published.nhs.publicKeySpki }));
  const { found, out } = await scan(twoCodes, '--text', lines, '--keys', keys);
  expect(out).toBe(
    `${twoCodes}: a place of NZ COVID Tracer, "Kai Café"\n1 of 1 pictures read, 3 of 5 codes are places; see ${json}\n`,
  );
  expect(found).toMatchObject([
    { input: twoCodes, system: 'nz' },
    {
      input: `${lines}:1`,
      text: event,
      system: 'cwa',
      id: expect.stringMatching(/^[0-9a-f]{64}$/),
      validFrom: 1_600_000_000,
      validTo: 1_600_003_600,
      defaultMinutes: 60,
    },
    { input: `${lines}:2`, text: '', error: 'This is not the code of a place that SafeTrace knows.' },
    { input: `${lines}:3`, system: 'nhs', trust: 'signed' },
    { input: `${lines}:4`, error: 'This code of NHS COVID-19 cannot be used: its signature is wrong.' },
  ]);
  const unknown = await scan('--text', lines);
  expect(unknown.found.slice(2)).toMatchObject([{ trust: 'unsigned' }, { trust: 'unsigned' }]);
  expect(unknown.out).toBe(`3 of 4 codes are places; see ${json}\n`);
});

/** The beginning of a PNG or JPEG file that says it has so many pixels. */
function header(kind: 'png' | 'jpg', side: number): Uint8Array {
  const bytes = Buffer.alloc(64);
  if (kind === 'png') {
    bytes.write('89504e470d0a1a0a0000000d49484452', 'hex');
    bytes.writeUInt32BE(side, 16);
    bytes.writeUInt32BE(side, 20);
  } else {
    bytes.write('ffd8ffe000040000ffffc0001108', 'hex'); // a segment, a repeated 0xff, the frame
    bytes.writeUInt16BE(side, 14);
    bytes.writeUInt16BE(side, 16);
  }
  return bytes;
}

test('files that are no pictures, torn or too large are refused in a sentence, soon', async () => {
  const torn = readFileSync(photographs[0]).subarray(0, 9000);
  const files = [
    file('a.png', ''),
    file('b.png', 'hello there'),
    file('c.jpg', Uint8Array.of(0xff, 0xd8, 0xff)),
    file('d.png', torn),
    file('e.png', header('png', 30_000)),
    file('f.jpg', header('jpg', 65_000)),
    file('g.jpg', header('jpg', 600)),
  ];
  const begin = performance.now();
  const { found, out } = await scan(...files);
  expect(performance.now() - begin).toBeLessThan(2000); // unpacking one of e and f takes longer
  const none = 'This is no PNG or JPEG picture.';
  const large = 'This picture has more than 50 million pixels.';
  const unread = 'No QR code can be read in this picture.';
  expect(found.map(({ error }: { error: string }) => error)).toEqual([
    none,
    none,
    none,
    unread,
    large,
    large,
    unread,
  ]);
  expect(found.every((one: object) => !('text' in one))).toBe(true);
  expect(out).toContain('0 of 7 pictures read, 0 of 0 codes');
});

test.each([
  [[], 'name a picture, or a file with --text.'],
  [['/nowhere/a.png'], 'there is no file /nowhere/a.png.'],
  [[folder], `there is no file ${folder}.`],
  [['--text', '/nowhere/a.txt'], '/nowhere/a.txt cannot be read: ENOENT.'],
  [['--text', twoCodes, '--keys', '/nowhere/k.json'], 'there is no file /nowhere/k.json; it maps a kid to'],
  [['--text', twoCodes, '--keys', twoCodes], `${twoCodes} is not JSON.`],
])('%j is bad use', async (words, problem) => {
  const { code, err } = await scan(...words);
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining(`safetrace: ${problem}`) });
});

test('a key that is none is bad use', async () => {
  const keys = (content: string) => ['--text', twoCodes, '--keys', file('bad.json', content)];
  expect(await scan(...keys('{"3": 5}'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('3: must be a public key (SPKI) in Base64'),
  });
  expect(await scan(...keys('{"3": "AAAA"}'))).toMatchObject({
    code: 2,
    err: expect.stringContaining('3: must be a P-256 public key'),
  });
});
