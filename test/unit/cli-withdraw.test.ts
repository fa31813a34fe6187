import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test, vi } from 'vitest';
import { runCommand } from '../../server-node/program.ts';
import { publishedList } from '../../server-node/withdrawn-file.ts';
import { MOST_LISTED, readList } from '../../workers/wire/withdrawn-list.ts';
import { forged, MAKER, signedLink } from './notices.ts';

const folder = mkdtempSync(join(tmpdir(), 'withdraw-'));
const file = join(folder, 'withdrawn.json');
afterAll(() => rmSync(folder, { recursive: true }));
beforeEach(() => rmSync(file, { force: true }));

async function withdraw(...words: string[]) {
  vi.restoreAllMocks();
  const out = vi.spyOn(process.stdout, 'write').mockReturnValue(true);
  const err = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const code = await runCommand(['withdraw', '--file', file, ...words]);
  return { code, out: out.mock.calls.join(''), err: err.mock.calls.join('') };
}

const published = () => readList(new TextDecoder().decode(publishedList(file))).map(({ name }) => name);

test('notices are checked and added, each once; without any the site publishes an empty list', async () => {
  expect(published()).toEqual([]);
  const [café, bar] = [signedLink('Café', 2), signedLink('Bar', 1)];
  expect(await withdraw(café)).toMatchObject({
    code: 0,
    out: `Café: issues up to 2\n1 added, 1 in ${file}\n`,
  });
  const { out } = await withdraw(bar, ` ${bar}\n`, café);
  expect(out).toBe(`Bar: issues up to 1\n1 added, 2 in ${file}\n`);
  expect(published()).toEqual(['Café', 'Bar']);
});

test('what is no notice adds nothing at all, and is named', async () => {
  const notice = signedLink('Café', 2);
  await withdraw(notice);
  const before = readFileSync(file, 'utf8');
  const poster = signedLink('Bar', 1, MAKER, false);
  for (const [wrong, why] of [
    [forged(signedLink('Bar', 1)), 'the signature'],
    [poster, 'no notice of withdrawal'],
    ['https://a.example', 'not a SafeTrace poster'],
  ]) {
    const { code, err } = await withdraw(signedLink('Club', 1), wrong);
    expect(code).toBe(2);
    expect(err).toContain('notice 2 of the new ones');
    expect(err).toContain(why);
  }
  expect(readFileSync(file, 'utf8')).toBe(before);
});

test('a file that is no list, or a list that would be too long, is left as it is', async () => {
  for (const content of ['{}', JSON.stringify(Array.from({ length: MOST_LISTED }, (_, i) => `${i}`))]) {
    writeFileSync(file, content);
    expect(await withdraw(signedLink('Café', 2))).toMatchObject({ code: 2, out: '' });
    expect(readFileSync(file, 'utf8')).toBe(content);
  }
});

test('a file that cannot be written is bad use', async () => {
  const { code, err } = await withdraw(signedLink('Café', 2), '--file', join(folder, 'none', 'list.json'));
  expect(code).toBe(2);
  expect(err).toContain('cannot be written: ENOENT');
});
