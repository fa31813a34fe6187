import type { Command } from 'commander';
import { DEPLOYMENT_FILE, LOCAL_STATE, WITHDRAWN_FILE } from '../config.ts';
import { readAsked, UsageError } from '../errors.ts';
import { port } from '../options.ts';

interface WebOptions {
  host: string;
  port: number;
  deployment: string;
  dist: string;
}

/** `safetrace web`: hands out the app and deployment.json, and receives nothing. */
export function addWeb(program: Command): void {
  program
    .command('web')
    .description('Serve the built app and the deployment file; no data of a phone ever comes here.')
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <port>', 'port to listen on', port, 8080)
    .option('--deployment <file>', 'signed deployment', `${LOCAL_STATE}/${DEPLOYMENT_FILE}`)
    .option('--dist <dir>', 'the built app ("npm run build")', 'dist/web')
    .addHelpText(
      'after',
      `
A list of withdrawn posters beside the deployment file, ${WITHDRAWN_FILE}, is served too; see "safetrace withdraw --help".

Example:
  safetrace web --host 0.0.0.0 --deployment deployment.json   behind a proxy that adds TLS (https://)`,
    )
    .action(async (options: WebOptions) => {
      const { existsSync, readFileSync } = await import('node:fs');
      const { dirname, join } = await import('node:path');
      const { readDeployment } = await import('../config.ts');
      const { serveHttp } = await import('../listen.ts');
      const { createLog } = await import('../log.ts');
      const { reportReady, untilStopped } = await import('../shutdown.ts');
      const { staticSite } = await import('../static-site.ts');
      const { publishedList } = await import('../withdrawn-file.ts');
      const deployment = readDeployment(options.deployment);
      if (!existsSync(join(options.dist, 'index.html'))) {
        throw new UsageError(`there is no built app in ${options.dist}; run: npm run build`);
      }
      const list = join(dirname(options.deployment), WITHDRAWN_FILE);
      const withdrawn = readAsked(() => publishedList(list));
      const log = createLog('web');
      const others = [deployment.signal, ...(deployment.authority ? [deployment.authority.url] : [])];
      const site = staticSite(
        options.dist,
        others.map((address) => new URL(address).origin),
        { '/deployment.json': readFileSync(options.deployment), '/withdrawn.json': withdrawn },
      );
      const server = await serveHttp(site, options);
      log(`serves the app on http://${options.host}:${server.port}`);
      reportReady();
      log(`stops: ${await untilStopped()}`);
      await server.close();
    });
}
