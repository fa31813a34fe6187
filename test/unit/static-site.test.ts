import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { writeBrotli } from '../../server-node/brotli.ts';
import { staticSite } from '../../server-node/static-site.ts';

const directory = mkdtempSync(join(tmpdir(), 'safetrace-site-'));
const script = 'console.log("a script");\n'.repeat(100);
for (const name of ['app.js', 'old.js', 'index.html']) writeFileSync(join(directory, name), script);
await writeBrotli(directory, ['app.js', 'index.html']);
const site = staticSite(directory, [], {});
afterAll(() => rmSync(directory, { recursive: true }));

const ask = async (path: string, accepted: string) => {
  const response = await site.request(path, { headers: { 'accept-encoding': accepted } });
  const body = Buffer.from(await response.arrayBuffer());
  return { status: response.status, encoding: response.headers.get('content-encoding'), body };
};

test('a file goes in the best form that it has and that is taken', async () => {
  const best = await ask('/app.js', 'gzip, deflate, br, zstd');
  expect(best.encoding).toBe('br');
  expect(brotliDecompressSync(best.body).toString()).toBe(script);
  for (const accepted of ['*', 'br;q=0.5, gzip'])
    expect((await ask('/app.js', accepted)).encoding).toBe('br');
  for (const [path, accepted] of [
    ['/app.js', 'gzip, deflate'],
    ['/app.js', 'gzip, br;q=0'],
    ['/app.js', 'br ; Q=0 , *'],
    ['/app.js', 'GZIP'],
    ['/old.js', 'gzip, deflate, br'],
    ['/index.html', 'gzip, br'],
  ]) {
    const { encoding, body } = await ask(path, accepted);
    expect(encoding).toBe('gzip');
    expect(gunzipSync(body).toString()).toBe(script);
  }
  for (const none of ['', 'identity', 'x-br', '*;q=0', 'br;q=0, gzip;q=0.000', 'br; q=0, *;q=0'])
    expect(await ask('/app.js', none)).toMatchObject({ encoding: null, body: Buffer.from(script) });
});

test('the forms themselves cannot be asked for', async () => {
  expect((await ask('/app.js.br', 'br')).status).toBe(404);
});
