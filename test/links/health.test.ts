import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { checkHealth, keepHealth } from '../../server-node/health.ts';

afterEach(() => {
  vi.useRealTimers();
});

test('a sign of life that cannot be written ends no node; it is told once', async () => {
  vi.useFakeTimers();
  const state = mkdtempSync(join(tmpdir(), 'safetrace-health-'));
  rmSync(state, { recursive: true }); // as full and broken disks do, it takes no file
  const trouble = vi.fn();
  const health = keepHealth(state, async () => ({ gauges: [], agreed: null }), trouble);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(trouble).toHaveBeenCalledTimes(1);
  expect(trouble.mock.calls[0][0]).toMatch(/^no sign of life could be written to \S+: ENOENT/);
  expect(() => checkHealth(state)).toThrow('no node runs');
  health.stop();
});
