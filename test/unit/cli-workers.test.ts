import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, type MockInstance, test, vi } from 'vitest';
import { createKeyPair, writeKeyFile } from '../../server-node/keys.ts';
import { addresses } from '../../server-node/options.ts';
import { runCommand } from '../../server-node/program.ts';

/** How node and worker are told of each other. */

const directory = mkdtempSync(join(tmpdir(), 'safetrace-cli-workers-'));
writeKeyFile(directory, createKeyPair());
const key = join(directory, 'secret.key');
afterAll(() => rmSync(directory, { recursive: true }));

let said: MockInstance;
beforeEach(() => {
  said = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => said.mockRestore());
const refused = async (...words: string[]): Promise<string> => {
  expect(await runCommand(words)).toBe(2);
  return said.mock.calls.join('');
};
const node = (...words: string[]) => refused('node', '--state', directory, ...words);

test('addresses are names or figures with a port', () => {
  expect(addresses('10.0.0.2:8083')).toEqual([{ host: '10.0.0.2', port: 8083 }]);
  expect(addresses('far.example:1,[fd00::3]:65535')).toEqual([
    { host: 'far.example', port: 1 },
    { host: 'fd00::3', port: 65535 },
  ]);
  for (const wrong of ['', 'a', 'a:', ':1', 'a:1,', 'fd00::3:1', 'a:65536', 'a:b', 'http://a:1', '[a]b:1'])
    expect(() => addresses(wrong), wrong).toThrow();
});

test.each([
  [['--workers', 'a:1'], '--workers and --worker-key are given together'],
  [['--worker-key', 'k'], '--workers and --worker-key are given together'],
  [['--workers', 'a:1,b:1', '--worker-key', 'k'], '--workers names 2, more than --shards 1'],
  [['--workers', 'a:1', '--worker-key', 'k', '--host', 'chromium'], '--workers works with --host node only'],
  [['--workers', 'a:1', '--worker-key', '/no/such'], 'there is no secret file /no/such'],
])('a node with %j is bad use', async (words, sentence) => {
  expect(await node(...words)).toContain(sentence);
});

test('a worker without a key, or where it cannot listen, is bad use', async () => {
  expect(await refused('worker')).toContain("required option '--key <file>' not specified");
  said.mockClear();
  expect(await refused('worker', '--key', key, '--host', '192.0.2.1')).toContain(
    '192.0.2.1 is no address of this machine',
  );
});
