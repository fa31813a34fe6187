import type { Command } from 'commander';
import { readAsked } from '../errors.ts';

/** `safetrace circuit`: circuits in Bristol Fashion as programs. */
export function addCircuit(program: Command): void {
  const circuit = program
    .command('circuit')
    .description('Boolean circuits in Bristol Fashion, as programs of your own.')
    .addHelpText(
      'after',
      `
Example:
  safetrace circuit check test/vectors/bristol/aes_128.txt.gz`,
    );
  addCheck(circuit);
}

/** `safetrace circuit check`: what a circuit is, or what is wrong with it. */
function addCheck(circuit: Command): void {
  circuit
    .command('check')
    .description(
      'Check a circuit: its inputs, outputs and gates, and what it costs, or the line that is wrong.',
    )
    .argument('<file>', 'a circuit in Bristol Fashion, plain or .gz')
    .addHelpText(
      'after',
      `
Prints the widths of inputs and outputs in bits, gates by kind, the AND depth (rounds of messages) and the registers
(bits that each instance needs at once). A circuit that is malformed ends with exit code 1.

Example:
  safetrace circuit check test/vectors/bristol/aes_128.txt.gz`,
    )
    .action(async (file: string) => {
      const { readUnpacked } = await import('../unpacked.ts');
      const { parseBristol } = await import('../../workers/mpc/circuit/bristol.ts');
      const { circuitTable } = await import('../circuit/table.ts');
      const bytes = readAsked(() => readUnpacked(file));
      process.stdout.write(`${circuitTable(parseBristol(bytes, file))}\n`);
    });
}
