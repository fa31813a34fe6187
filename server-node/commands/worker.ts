import type { Command } from 'commander';
import { port } from '../options.ts';

interface WorkerOptions {
  key: string;
  host: string;
  port: number;
}

/** `safetrace worker`: computes for a node of the same operator on another machine. */
export function addWorker(program: Command): void {
  program
    .command('worker')
    .description('Compute parts of large jobs on another machine, for nodes of the same operator.')
    .requiredOption('--key <file>', 'secret key that node and workers share; "safetrace key" makes it')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <port>', 'port to listen on', port, 8083)
    .addHelpText(
      'after',
      `
A worker keeps nothing: a thread gets shares and keys of one attempt of a run from the node, and ends with it. The
connection is TLS 1.3, for which both sides must have the key; let the port be reached from your own network only.

Examples:
  safetrace key --out ./workers                                   once; copy workers/secret.key to all machines
  safetrace worker --key workers/secret.key --host 10.0.0.2       on the other machine
  safetrace node --state ./node --deployment deployment.json --shards 2 --workers 10.0.0.2:8083 \\
    --worker-key workers/secret.key`,
    )
    .action(async ({ key, host, port }: WorkerOptions) => {
      const { codeOf, computeScript, startThread } = await import('../hosts/threads.ts');
      const { readKeyFile } = await import('../keys.ts');
      const { createLog } = await import('../log.ts');
      const { serveWorker } = await import('../machines/worker-server.ts');
      const { reportReady, untilStopped } = await import('../shutdown.ts');
      const { secretKey } = readKeyFile(key);
      const log = createLog('worker');
      const script = await computeScript();
      const start = () => startThread(script);
      const server = await serveWorker({
        host,
        port,
        key: secretKey,
        start,
        code: await codeOf(script),
        log,
      });
      log(`computes for nodes that have its key, on ${host}:${server.port}`);
      reportReady();
      log(`stops: ${await untilStopped()}`);
      await server.close();
    });
}
