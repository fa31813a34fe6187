import type { Command } from 'commander';
import { port } from '../options.ts';

/** `safetrace signal`: introduces peers to each other; sees no content and is trusted with none. */
export function addSignal(program: Command): void {
  program
    .command('signal')
    .description('Run the signalling server, which only introduces phones and nodes to each other.')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <port>', 'port to listen on', port, 8081)
    .addHelpText(
      'after',
      `
Offers and answers are signed by the peers themselves: whoever runs this server can refuse service, nothing more.

Example:
  safetrace signal --host 0.0.0.0 --port 8081   behind a proxy that adds TLS (wss://)`,
    )
    .action(async (options: { host: string; port: number }) => {
      const { startSignalServer } = await import('../signal-server.ts');
      const { createLog } = await import('../log.ts');
      const { listening } = await import('../listen.ts');
      const { reportReady, untilStopped } = await import('../shutdown.ts');
      const log = createLog('signal');
      const server = await listening(options, () => startSignalServer({ ...options, log }));
      log(`introduces peers on ws://${options.host}:${server.port}`);
      reportReady();
      log(`stops: ${await untilStopped()}`);
      await server.close();
    });
}
