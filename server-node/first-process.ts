import { spawn } from 'node:child_process';

/**
 * Runs this program once more, as a child, passes signals on to it, and ends as it ends.
 *
 * For the first process of a container: the kernel drops the SIGKILL that it sends itself (pid_namespaces(7)), so it
 * could not end itself when its main thread is held (watchdog.ts), and nobody would start it again.
 * @returns the child's exit code; 1 when a signal ended it
 */
export function runAsChild(): Promise<number> {
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    stdio: 'inherit',
  });
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}
