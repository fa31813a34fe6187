import { spawn } from 'node:child_process';
import { expect, test } from 'vitest';

/** A program that runs itself as its child, which does `work`. */
function start(work: string) {
  const module = new URL('../../server-node/first-process.ts', import.meta.url);
  const script = `
    import { runAsChild } from ${JSON.stringify(module.href)};
    if (process.env.IS_CHILD) { ${work} }
    else {
      process.env.IS_CHILD = '1';
      process.exit(await runAsChild());
    }`;
  return spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
}

const exitOf = (child: ReturnType<typeof start>) => new Promise((resolve) => child.on('close', resolve));

test('the first process ends as its child ends', async () => {
  expect(await exitOf(start('process.exit(3)'))).toBe(3);
  expect(await exitOf(start("process.kill(process.pid, 'SIGKILL')"))).toBe(1);
});

test('its signals reach the child, which stops in order', async () => {
  const child = start(`
    process.on('SIGTERM', () => process.exit(4));
    setInterval(() => {}, 1000);
    console.log('runs');`);
  await new Promise((resolve) => child.stdout.once('data', resolve));
  child.kill('SIGTERM');
  expect(await exitOf(child)).toBe(4);
});
