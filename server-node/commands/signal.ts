import type { Command } from 'commander';
import { port } from '../options.ts';

interface SignalOptions {
  deployment?: string[];
  host: string;
  port: number;
  proxy?: true;
}

/** `safetrace signal`: introduces peers to each other; sees no content and is trusted with none. */
export function addSignal(program: Command): void {
  program
    .command('signal')
    .description('Run the signalling server, which only introduces phones and nodes to each other.')
    .option(
      '--deployment <file>',
      'serve this signed deployment, and only those that are named so; may be given again',
      (file, before: string[] = []) => [...before, file],
    )
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <port>', 'port to listen on', port, 8081)
    .option(
      '--proxy',
      'tell callers apart by the last X-Forwarded-For entry of a reverse proxy on this machine',
    )
    .addHelpText(
      'after',
      `
Offers and answers are signed by the peers themselves: whoever runs this server can refuse service, nothing more.
Without --deployment it serves everybody and cannot tell nodes from phones: with it, nodes get in when it is full and
when their neighbours flood. One address has at most 256 connections, a /24 or IPv6 /48 1,024; what a network sends is
bounded as well.

Example:
  safetrace signal --deployment deployment.json --proxy   behind a proxy that adds TLS (wss://)`,
    )
    .action(async (options: SignalOptions) => {
      const { bytesToHex } = await import('@noble/hashes/utils.js');
      const { deploymentHash } = await import('../../workers/wire/deployment.ts');
      const { linkLimits } = await import('../../workers/wire/link-limits.ts');
      const { readDeployment } = await import('../config.ts');
      const { startSignalServer } = await import('../signal-server.ts');
      const { createLog } = await import('../log.ts');
      const { listening } = await import('../listen.ts');
      const { reportReady, untilStopped } = await import('../shutdown.ts');
      const log = createLog('signal');
      const { deployment: files, host, port, proxy } = options;
      const deployments =
        files &&
        new Map(
          files.map((file) => {
            const deployment = readDeployment(file);
            return [bytesToHex(deploymentHash(deployment)), linkLimits(deployment).trusted];
          }),
        );
      const server = await listening(options, () =>
        startSignalServer({ host, port, proxy, deployments, log }),
      );
      log(`introduces peers on ws://${host}:${server.port}`);
      reportReady();
      log(`stops: ${await untilStopped()}`);
      await server.close();
    });
}
