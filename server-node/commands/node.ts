import { type Command, Option } from 'commander';
import { DEPLOYMENT_FILE, LOCAL_STATE } from '../config.ts';
import { UsageError } from '../errors.ts';
import type { Address } from '../listen.ts';
import type { Machines } from '../machines/remote-thread.ts';
import { addresses, shardCount } from '../options.ts';

interface NodeOptions {
  state: string;
  deployment: string;
  circuits?: string;
  host: 'node' | 'chromium';
  loopback?: true;
  shards: number;
  workers?: Address[];
  workerKey?: string;
  dist: string;
  health?: true;
}

/** `safetrace node`: one of the nodes. Which one, its key and the roster tell. */
export function addNode(program: Command): void {
  program
    .command('node')
    .description(
      'Run one node of a deployment; it listens on no port and is found through the signalling server.',
    )
    .requiredOption('--state <dir>', 'state directory with secret.key; the node keeps its rows there')
    .option('--deployment <file>', 'signed deployment', `${LOCAL_STATE}/${DEPLOYMENT_FILE}`)
    .option(
      '--circuits <dir>',
      'circuits of the programs that the deployment declares, plain or .gz (default: "circuits" beside deployment.json)',
    )
    .addOption(
      new Option('--host <host>', 'run in this process, or as a page of a headless Chromium')
        .choices(['node', 'chromium'])
        .default('node'),
    )
    .option('--loopback', 'link to peers on this machine only; not with --host chromium')
    .option(
      '--shards <n>',
      'threads over which jobs of 2^18 rows and more are divided; the same number at all nodes; only of three',
      shardCount,
      1,
    )
    .option(
      '--workers <addresses>',
      'HOST:PORT of "safetrace worker" on other machines, commas between: the last of the shards are there',
      addresses,
    )
    .option('--worker-key <file>', 'secret key that these workers have')
    .option('--dist <dir>', 'the built app, for --host chromium ("npm run build")', 'dist/web')
    .option('--health', 'start nothing: say whether the node with this state directory is alive, then end')
    .addHelpText(
      'after',
      `
With --host chromium the browser is SAFETRACE_CHROMIUM, /usr/bin/chromium or Playwright's own, in this order.

Examples:
  safetrace node --state ./node --deployment deployment.json
  safetrace node --state ./data/node-3 --host chromium
  safetrace node --state ./node --shards 2 --workers 10.0.0.2:8083 --worker-key workers/secret.key
  safetrace node --state ./node --health    exit code 0: alive, 1: not`,
    )
    .action(async (options: NodeOptions) => {
      const { state } = options;
      if (options.health) {
        const { checkHealth } = await import('../health.ts');
        process.stdout.write(`alive: ${checkHealth(state)}\n`);
        return;
      }
      if (options.loopback && options.host === 'chromium')
        throw new UsageError('--loopback works with --host node only: Chromium chooses its own addresses');
      const machines = await machinesOf(options);
      const { readFileSync } = await import('node:fs');
      const { readDeployment, readIdentity } = await import('../config.ts');
      const { endedUnsaid, keepHealth } = await import('../health.ts');
      const { createLog } = await import('../log.ts');
      const { reportReady, untilStopped } = await import('../shutdown.ts');
      const deployment = readDeployment(options.deployment);
      const deploymentText = readFileSync(options.deployment, 'utf8');
      const { CIRCUITS, readCircuits } = await import('../circuit-files.ts');
      const { programsOf } = await import('../../workers/wire/circuit-programs.ts');
      const { dirname, join } = await import('node:path');
      const directory = options.circuits ?? join(dirname(options.deployment), CIRCUITS);
      const circuits = readCircuits(directory, deployment);
      const identity = readIdentity(state);
      const party = deployment.roster.findIndex(({ key }) => key === identity.publicKey) + 1;
      if (party === 0) {
        throw new UsageError(
          `the roster of ${options.deployment} does not name the key in ${state}: ${identity.publicKey}`,
        );
      }

      const write = createLog(`node ${party}`);
      let note = (_text: string) => {};
      const log = (text: string) => {
        note(text);
        write(text);
      };
      const release = (await import('../hold-state.ts')).holdState(state);
      const unsaid = endedUnsaid(state);
      if (unsaid) log(unsaid);
      const { dist, shards, loopback = false } = options;
      const host = { state, loopback, shards, machines, dist, log };
      const plan = { deployment, deploymentText, circuits, party, identity, ...host };
      const stopped = untilStopped();
      const node =
        options.host === 'chromium'
          ? await (await import('../hosts/chromium-host.ts')).startInChromium(plan)
          : await (await import('../hosts/node-host.ts')).startInProcess(plan);
      const health = keepHealth(state, node.links, write);
      const endWatch = (await import('../watchdog.ts')).watchMainThread();
      note = health.note;
      log(`serves "${deployment.name}" as ${deployment.roster[party - 1].name}`);
      for (const { name, id } of programsOf(deployment)) log(`computes the program "${name}", ${id}`);
      reportReady();
      const died = node.died.then((reason) => {
        throw new Error(`node ${party} died: ${reason}`);
      });
      try {
        log(`stops: ${await Promise.race([stopped, died])}`);
        await node.stop();
      } finally {
        endWatch();
        health.stop();
        release();
      }
    });
}

/** @throws UsageError when these options do not go together */
async function machinesOf({ workers, workerKey, shards, host }: NodeOptions): Promise<Machines | undefined> {
  if (!workers && !workerKey) return;
  if (!workers || !workerKey)
    throw new UsageError('--workers and --worker-key are given together or not at all');
  if (host === 'chromium')
    throw new UsageError('--workers works with --host node only: a page cannot call them');
  if (workers.length > shards)
    throw new UsageError(`--workers names ${workers.length}, more than --shards ${shards}`);
  const { readKeyFile } = await import('../keys.ts');
  return { addresses: workers, key: readKeyFile(workerKey).secretKey };
}
