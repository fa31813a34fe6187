import { type Command, InvalidArgumentError, Option } from 'commander';
import { readAsked, UsageError } from '../errors.ts';
import { detail } from '../options.ts';
import { addSchemeOptions, requireScheme, type SchemeOptions } from '../scheme-options.ts';
import { NODE_COMMAND } from '../simulate/node-command.ts';
import type { SimulationOptions } from '../simulate/plan.ts';

interface SimulateOptions extends SimulationOptions, SchemeOptions {
  program: 'exposure' | 'collision';
  links: 'memory' | 'webrtc';
  claims?: true;
  json?: string;
}

/** `safetrace simulate`: replays recorded contacts or visits as phones against real nodes. */
export function addSimulate(program: Command): void {
  const command = program
    .command('simulate')
    .description('Replay recorded contacts or visits as phones: real uploads, real nodes, checked results.')
    .option('--contacts <file>', 'face-to-face contacts: lines "t i j …" in seconds, plain or .gz')
    .option('--visits <file>', 'stays: csv person,venue,in,out (unix seconds or ISO), plain or .gz')
    .option('--slot <seconds>', 'length of a slot (default 900)', number)
    .option('--gap <seconds>', 'contacts: longest gap within an encounter (default 60)', number)
    .option('--tau <seconds>', 'contacts: shortest encounter that counts (default 60)', number)
    .option('--heard <rows>', 'contacts: tags that a phone can hear in a slot (default 8)', number)
    .option('--symmetric', 'contacts: warn also who was heard, not only who heard')
    .option('--block <slots>', 'visits: slots that share a row (default 1)', number)
    .option('--venues <rows>', 'visits: venues that a block can hold (default 1)', number)
    .option('--ill <ids>', 'who is ill: ID,ID or ID:from:to in days since 1970, both inclusive')
    .option('--ill-random <count>', 'so many people, chosen by --seed', number)
    .option('--seed <text>', 'for --ill-random (default 1)')
    .addOption(
      new Option('--program <name>', 'exposure: slots and levels; collision: one bit, ever met or not')
        .choices(['exposure', 'collision'])
        .default('exposure'),
    )
    .option(
      '--detail <policy>',
      'what results tell: "open", each exposure; "day", only on which days; "strict:K", only exposures where K other accounts were (default: "open")',
      detail,
    )
    .option('--claims', 'the ill report through an authority; every run matches the last 14 days');
  addSchemeOptions(command, 'nodes')
    .addOption(
      new Option(
        '--links <kind>',
        'memory: all in this process; webrtc: every node in a process of its own, linked on loopback',
      )
        .choices(['memory', 'webrtc'])
        .default('memory'),
    )
    .option('--json <file>', 'write {warned, agrees, encounters, rowsLost, phases} there')
    .addHelpText(
      'after',
      `
Every output is compared with a plain evaluation of the same program; a difference ends with exit code 1.

Examples:
  safetrace simulate --contacts test/fixtures/sociopatterns-workplace-extract/tij.dat --ill-random 2
  safetrace simulate --visits visits.csv --ill anna:19000:19003,bert --claims --json out.json
  safetrace simulate --contacts tij.dat --ill-random 2 --parties 5 --threshold 2 --links webrtc`,
    )
    .action(async (options: SimulateOptions) => {
      const { planSimulation } = await import('../simulate/plan.ts');
      const { replay } = await import('../simulate/run.ts');
      const { reportOutcome, statusLine } = await import('../simulate/report.ts');
      const { requireWritable } = await import('../config.ts');
      const { untilStopped } = await import('../shutdown.ts');
      await requireScheme(options);
      if (options.json) requireWritable(options.json);
      const plan = readAsked(() => planSimulation(options));
      if (options.claims && plan.days.length === 0)
        throw new UsageError('the file has nobody who could report');
      const stopped = untilStopped().then((reason) => {
        throw new Error(`the simulation was stopped (${reason}); nothing is left of it`);
      });
      const status = statusLine();
      const { program, parties, threshold, links, claims = false, json } = options;
      const replayed = replay(plan, { program, parties, threshold, links, claims, say: status.say });
      const outcome = await Promise.race([replayed, stopped]).finally(status.clear);
      reportOutcome(plan, outcome, json);
      if (!outcome.agrees) throw new Error('the nodes’ results differ from the plain evaluation');
    });
}

/** A node of `simulate --links webrtc`; not for people. */
export function addSimulatedNode(program: Command): void {
  program.command(NODE_COMMAND, { hidden: true }).action(async () => {
    const { serveNode } = await import('../simulate/node-process.ts');
    if (!process.send) throw new UsageError(`${NODE_COMMAND} is started by "safetrace simulate"`);
    await serveNode(process as unknown as Parameters<typeof serveNode>[0]);
  });
}

function number(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('A whole number is expected.');
  return Number(text);
}
