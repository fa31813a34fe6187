import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';

/** @returns the signal that ended a process that holds its main thread for so long, in ms, and what it wrote to stderr */
function held(ms: number): Promise<[string | null, string]> {
  const watchdog = new URL('../../server-node/watchdog.ts', import.meta.url);
  const script = `
    import { watchMainThread } from ${JSON.stringify(watchdog.href)};
    const end = watchMainThread(2);
    setTimeout(() => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ${ms});
      end();
    }, 2500);`;
  const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
  let said = '';
  child.stderr.on('data', (bytes) => {
    said += bytes;
  });
  return new Promise((resolve) => child.on('close', (_, signal) => resolve([signal, said])));
}

test('a process whose main thread is held for ever ends itself, and says why', async () => {
  expect(await held(60_000)).toEqual(['SIGKILL', expect.stringContaining('has not answered for 2 s')]);
});

test('one that was only busy goes on, and ends when it is done', async () => {
  expect(await held(500)).toEqual([null, '']);
});
