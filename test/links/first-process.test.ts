import { expect, test } from 'vitest';
import { RunningCommand } from './command.ts';

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
  return new RunningCommand(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', script]);
}

test('the first process ends as its child ends', async () => {
  expect(await start('process.exit(3)').ended).toBe(3);
  expect(await start("process.kill(process.pid, 'SIGKILL')").ended).toBe(1);
});

test('its signals reach the child, which stops in order', async () => {
  const child = start(`
    process.on('SIGTERM', () => process.exit(4));
    setInterval(() => {}, 1000);
    console.log('runs');`);
  await child.line(/runs/);
  child.kill('SIGTERM');
  expect(await child.ended).toBe(4);
});
