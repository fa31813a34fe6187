import { fileURLToPath } from 'node:url';
import { bundle } from '../../server-node/container/build.ts';

/** The command line in one file, as containers have it, for tests that start many processes. @returns its path */
export async function bundledCli(): Promise<string> {
  const directory = fileURLToPath(new URL('../../dist/cli', import.meta.url));
  await bundle(directory);
  return `${directory}/safetrace.mjs`;
}
