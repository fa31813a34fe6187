import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type RunningCommand, safetrace, safetraceDone } from './command.ts';
import { freePorts } from './free-port.ts';

/** Three nodes as their operators run them; the third is a page of a headless Chromium, its rows in IndexedDB. */

const directory = mkdtempSync(join(tmpdir(), 'safetrace-browser-node-'));
const state = join(directory, 'data');
const dist = join(directory, 'dist');
const running: RunningCommand[] = [];
const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

beforeAll(async () => {
  // The page alone, quickly; `npm run build` makes it together with the app.
  await build({
    configFile: false,
    logLevel: 'error',
    root: at('web'),
    publicDir: false,
    resolve: { alias: { 'simple-peer': 'simple-peer/simplepeer.min.js' } },
    build: {
      outDir: dist,
      target: 'es2022',
      assetsInlineLimit: 0,
      rolldownOptions: { input: at('web/node.html') },
    },
  });
  const port = await freePorts();
  await safetraceDone('init', '--demo', '--out', state, '--signal', `ws://127.0.0.1:${port}`);
  const signal = start('signal', '--port', String(port));
  await signal.line(/introduces peers/);
}, 60_000);

afterEach(async () => {
  await Promise.all(running.splice(1).map((command) => command.stop()));
});
afterAll(async () => {
  await running[0]?.stop();
  rmSync(directory, { recursive: true, force: true });
});

function start(...words: string[]): RunningCommand {
  const command = safetrace(...words);
  running.push(command);
  return command;
}
const deployment = ['--deployment', join(state, 'deployment.json')];
const node = (party: number, ...words: string[]) =>
  start('node', '--state', join(state, `node-${party}`), ...deployment, ...words);
const browserNode = () => node(3, '--host', 'chromium', '--dist', dist);

describe('a node in Chromium', { timeout: 120_000 }, () => {
  test('computes a run with two nodes in Node, says so, and stops cleanly', async () => {
    node(1, '--loopback');
    node(2, '--loopback');
    const browser = browserNode();
    await browser.line(/node 3 +run \d+, attempt \d+: done/);
    const health = () => safetraceDone('node', '--state', join(state, 'node-3'), '--health');
    const toOther = (other: number) => `  node ${other}: in .*, out .*, round trip \\d+\\.\\d ms\n`;
    await expect
      .poll(health, { timeout: 20_000 })
      .toMatch(new RegExp(`^alive: .*\n${toOther(1)}${toOther(2)}  the last run counts on links of .*\n$`));
    expect(await browser.stop()).toBe(0);
    expect(browser.output).toContain('stops: SIGTERM');

    // Its rows stay in the profile, under an origin that is the same at every start.
    const own = join(state, 'node-3', 'chromium');
    const port = readFileSync(join(state, 'node-3', 'chromium.port'), 'utf8').trim();
    expect(readdirSync(join(own, 'Default', 'IndexedDB'))).toContain(
      `http_127.0.0.1_${port}.indexeddb.leveldb`,
    );
  });

  test('says in a sentence that the page was not built: exit code 2', async () => {
    const command = node(3, '--host', 'chromium', '--dist', join(directory, 'absent'));
    expect(await command.ended).toBe(2);
    expect(command.output).toMatch(/^safetrace: there is no built page node\.html in .*npm run build\.\n$/);
  });
});
