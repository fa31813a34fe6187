import type { Command } from 'commander';
import { DEPLOYMENT_FILE, LOCAL_STATE } from '../config.ts';
import { UsageError } from '../errors.ts';
import { port, url } from '../options.ts';

interface AuthorityOptions {
  state: string;
  deployment: string;
  host: string;
  port: number;
  app?: string;
  proxy?: true;
  loopback?: true;
}

/** `safetrace authority`: issues codes, registers claims, brings the nodes the claim list of each run. */
export function addAuthority(program: Command): void {
  program
    .command('authority')
    .description('Run the health authority: codes for people who tested positive, claim lists for the nodes.')
    .option(
      '--state <dir>',
      'state directory: secret.key, operator.token, authority.json',
      `${LOCAL_STATE}/authority`,
    )
    .option('--deployment <file>', 'signed deployment', `${LOCAL_STATE}/${DEPLOYMENT_FILE}`)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--port <port>', 'port to listen on', port, 8082)
    .option(
      '--app <url>',
      'where phones open the app, for codes in links and QR codes',
      url('http:', 'https:'),
    )
    .option(
      '--proxy',
      'count wrong codes by the last X-Forwarded-For entry of a reverse proxy on this machine',
    )
    .option('--loopback', 'link to nodes on this machine only')
    .addHelpText(
      'after',
      `
Health workers open its page, or ask for a code with the operator token of <state>/operator.token:

  curl -X POST -H "authorization: Bearer $(cat data/authority/operator.token)" \\
    -d '{"kind": "link", "onset": 1750000000}' http://127.0.0.1:8082/codes

Kinds are "spoken", 8 digits for 15 minutes (default); "link", 16 characters for a day, which needs --app; "paper",
10 characters for a day, the last of which shows typing errors. authority.json says how long they last (codeMinutes,
longCodeMinutes). Times are unix seconds and may be left out: the usual infectious time around today.

It never learns an account, and the nodes never see a code.

Example:
  safetrace authority --state ./authority --deployment deployment.json --app https://trace.example`,
    )
    .action(async (options: AuthorityOptions) => {
      const { readDeployment, readIdentity } = await import('../config.ts');
      const { createLog } = await import('../log.ts');
      const { reportReady, untilStopped } = await import('../shutdown.ts');
      const { startAuthority } = await import('../authority/service.ts');
      const { joinDeployment } = await import('../introducer.ts');
      const deployment = readDeployment(options.deployment);
      if (!deployment.authority)
        throw new UsageError(`${options.deployment} is a self-report deployment: it has no authority`);
      const identity = readIdentity(options.state);
      if (identity.publicKey !== deployment.authority.key) {
        throw new UsageError(
          `the key in ${options.state} is not the authority's key in ${options.deployment}`,
        );
      }
      const log = createLog('authority');
      const introducer = await joinDeployment(deployment, identity, options.loopback ?? false, log);
      const { state, host } = options;
      const server = await startAuthority(deployment, state, identity, introducer, options, log);
      log(`issues codes on http://${host}:${server.port}`);
      reportReady();
      log(`stops: ${await untilStopped()}`);
      await server.close();
    });
}
