import { Command, CommanderError } from 'commander';
import { addAuthority } from './commands/authority.ts';
import { addCircuit } from './commands/circuit.ts';
import { addContainer } from './commands/container.ts';
import { addInit } from './commands/init.ts';
import { addKey } from './commands/key.ts';
import { addNode } from './commands/node.ts';
import { addPlan } from './commands/plan.ts';
import { addProximity } from './commands/proximity.ts';
import { addScan } from './commands/scan.ts';
import { addSignal } from './commands/signal.ts';
import { addSimulate, addSimulatedNode } from './commands/simulate.ts';
import { addUp } from './commands/up.ts';
import { addWeb } from './commands/web.ts';
import { addWithdraw } from './commands/withdraw.ts';
import { addWorker } from './commands/worker.ts';
import { UsageError } from './errors.ts';

/** All commands; what one needs is loaded when it runs, so that `--help` stays quick. */
export function createProgram(): Command {
  const program = new Command('safetrace')
    .description('Private contact tracing by multi-party computation: run a deployment or one part of it.')
    .exitOverride()
    .configureOutput({
      outputError: (text, write) => write(`safetrace: ${inOneLine(text)} See --help.\n`),
    })
    .addHelpText(
      'after',
      `
Examples:
  safetrace up                     a whole local deployment, state in ./data
  safetrace key --out ./operator   an operator's key; its public half goes into the roster
  safetrace node --state ./data/node-1 --deployment ./data/deployment.json

Every command has a --help with examples. Exit codes: 0 done, 1 failed, 2 called in a way that cannot work.`,
    );
  for (const add of [
    addUp,
    addInit,
    addKey,
    addSignal,
    addNode,
    addWorker,
    addAuthority,
    addWeb,
    addWithdraw,
    addContainer,
    addSimulate,
    addSimulatedNode,
    addPlan,
    addCircuit,
    addProximity,
    addScan,
  ]) {
    add(program);
  }
  return program;
}

/** Runs one command line (without `node` and script) and returns the exit code; errors go to stderr in a sentence. */
export async function runCommand(words: readonly string[], program = createProgram()): Promise<number> {
  try {
    await program.parseAsync(words, { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const [message] = (error as Error).message.split('\n');
    process.stderr.write(`safetrace: ${message.endsWith('.') ? message : `${message}.`}\n`);
    return error instanceof UsageError ? 2 : 1;
  }
}

/** `error: unknown option '--x'` and a suggestion on a second line become one sentence. */
function inOneLine(text: string): string {
  const line = text
    .replace(/^error: /, '')
    .trim()
    .replaceAll('\n', ' ');
  return /[.)]$/.test(line) ? line : `${line}.`;
}
