import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkHealth, endedUnsaid, keepHealth } from '../../server-node/health.ts';

let state: string;
beforeEach(() => {
  state = mkdtempSync(join(tmpdir(), 'safetrace-health-'));
});
afterEach(() => rmSync(state, { recursive: true }));

const noLinks = async () => ({ gauges: [], agreed: null });

/** Lets the first sign of life be written. */
const settle = () => new Promise((resolve) => setImmediate(resolve));

test('a node is alive from its first sign of life until it stops', async () => {
  expect(() => checkHealth(state)).toThrow('no node runs');
  const health = keepHealth(state, noLinks);
  await settle();
  expect(checkHealth(state)).toBe('starting');
  health.stop();
  expect(() => checkHealth(state)).toThrow('no node runs');
});

test('says how the links to the other nodes do', async () => {
  const link = { inBytesPerSecond: 3_140_000, outBytesPerSecond: 0, queuedBytes: 65_536, roundTripMs: 0.42 };
  const gauges = [
    { node: 2, link },
    { node: 3, link: null },
  ];
  const agreed = { roundTripMs: 16, mbit: 128, roundTripBy: [1, 2], mbitBy: [3] };
  const health = keepHealth(state, async () => ({ gauges, agreed }));
  await settle();
  expect(checkHealth(state).split('\n')).toEqual([
    'starting',
    '  node 2: in 3.14 MB/s, out 0.00 MB/s, 66 kB waiting, round trip 0.4 ms',
    '  node 3: no link',
    '  the last run counts on links of 16 ms by nodes 1, 2, 128 Mbit/s by node 3: radix 2 up to 52,512 pairs, else 4, 4 blocks under way',
  ]);
  health.stop();
});

test('a node that went silent is not alive', async () => {
  const health = keepHealth(state, noLinks);
  await settle();
  expect(() => checkHealth(state, Date.now() / 1000 + 31)).toThrow(/no sign of life for 31 s/);
  health.stop();
});

test('a host that does not answer gives no sign of life', async () => {
  const health = keepHealth(state, () => Promise.reject(new Error('the page crashed')));
  await settle();
  expect(() => checkHealth(state)).toThrow('no node runs');
  health.stop();
});

test('how a process ended that said nothing is told by the next one, and of one that stopped nothing', async () => {
  expect(endedUnsaid(state)).toBeNull();
  const killed = keepHealth(state, noLinks);
  killed.note('run 7, attempt 1: computing (match)');
  await settle();
  expect(endedUnsaid(state)).toMatch(
    /^the process before this one was killed or crashed after \d{4}-\d\d-\d\dT\d\d:\d\d:\d\d UTC; its last state: run 7, attempt 1: computing \(match\)$/,
  );
  killed.stop();
  expect(endedUnsaid(state)).toBeNull();
});
