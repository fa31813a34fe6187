import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * The script of a worker thread, in one piece: the file that a bundle of the command line has beside it or, where
 * the sources run, a bundle made now. A loader of TypeScript does not reach worker threads.
 * @param source the worker's TypeScript, NAME.worker.ts
 * @param bundled NAME.worker.mjs beside the bundle
 */
export async function workerSource(source: URL, bundled: URL): Promise<URL> {
  if (existsSync(bundled)) return bundled;
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(source)],
    absWorkingDir: fileURLToPath(new URL('.', source)), // the same bytes wherever it is started
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'error',
  });
  return new URL(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
