import type { Command } from 'commander';
import { DEPLOYMENT_FILE, LOCAL_STATE } from '../config.ts';
import { UsageError } from '../errors.ts';
import type { Part } from '../local/part.ts';
import { port } from '../options.ts';

interface UpOptions {
  state: string;
  port: number;
  dist: string;
}

/** `safetrace up`: a whole local deployment, each part a process of its own. */
export function addUp(program: Command): void {
  program
    .command('up')
    .description('Run a whole local deployment: signalling server, nodes, health authority, app.')
    .option('--state <dir>', 'its state; a demo deployment is made there when there is none', LOCAL_STATE)
    .option(
      '--port <port>',
      'port of the app; a new deployment uses the next two as well, one that exists keeps its others',
      port,
      8080,
    )
    .option('--dist <dir>', 'the built app ("npm run build")', 'dist/web')
    .addHelpText(
      'after',
      `
A part that dies is reported and not started again; who starts it again by hand stops it by hand. Ctrl-C stops all
other parts and waits for them; when a part had died the exit code is 1.

Examples:
  safetrace up
  safetrace up --state ./second --port 9080   another one beside it: 9080, 9081, 9082`,
    )
    .action(async ({ state, port: webPort, dist }: UpOptions) => {
      const { existsSync } = await import('node:fs');
      const { join } = await import('node:path');
      const local = await import('../local/deployment.ts');
      const { initialise } = await import('../init.ts');
      const { requireUnheld } = await import('../hold-state.ts');
      const { requireFree } = await import('../listen.ts');
      const { createLog } = await import('../log.ts');
      const { reportReady, untilStopped } = await import('../shutdown.ts');
      if (!existsSync(join(dist, 'index.html'))) {
        throw new UsageError(`there is no built app in ${dist}; run: npm run build`);
      }
      const log = createLog('up');
      if (!existsSync(join(state, DEPLOYMENT_FILE))) {
        if (webPort < 1 || webPort > 65533) {
          throw new UsageError('--port must be 1 to 65533: the next two ports are used as well');
        }
        // A deployment keeps its addresses for good: none is made for ports that something else has.
        for (const next of [0, 1, 2]) await requireFree({ host: '127.0.0.1', port: webPort + next });
        initialise({
          near: null,
          region: null,
          out: state,
          name: 'SafeTrace demo',
          demo: true,
          program: 'exposure',
          detail: { policy: 'open' },
          parties: 3,
          threshold: 1,
          programs: [],
          advice: null,
          signal: `ws://127.0.0.1:${webPort + 1}`,
          authority: `http://127.0.0.1:${webPort + 2}`,
          roster: null,
          rosterFile: null,
          signer: null,
        });
        log(`made a demo deployment in ${state}`);
      }
      const deployment = local.localDeployment(state);
      const steps = local.localSteps(state, deployment, webPort, dist);
      // The state first: a second `up` has the same ports taken, but that is not its cause.
      requireUnheld(steps.flatMap((step) => step.state ?? []));
      for (const { address } of steps) if (address) await requireFree(address);

      let stopping = false;
      const stopped = untilStopped().then((reason) => {
        stopping = true;
        return reason;
      });
      const parts: Part[] = [];
      const starting = local.startParts(steps, parts);
      if ((await Promise.race([starting, stopped])) !== undefined) {
        await local.stopParts(parts);
        // One more may have been under way.
        await starting.then(
          () => local.stopParts(parts),
          () => {},
        );
        return;
      }
      const died = local.watchParts(parts, () => stopping, log);
      process.stdout.write(`${local.describe(state, deployment, steps, parts)}\n`);
      reportReady();
      log(`stops all parts: ${await stopped}`);
      await local.stopParts(parts);
      log('all parts have stopped');
      if (died.length > 0) throw new Error(`${died.join(', ')} died while the deployment ran`);
    });
}
