import { writeFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import type { CircuitLinks } from '../circuit/parties.ts';
import { readAsked } from '../errors.ts';
import { addSchemeOptions, requireScheme, type SchemeOptions } from '../scheme-options.ts';

interface RunOptions extends SchemeOptions {
  inputs: string;
  json: string;
  links: CircuitLinks;
}

/** `safetrace circuit`: circuits in Bristol Fashion as programs. */
export function addCircuit(program: Command): void {
  const circuit = program
    .command('circuit')
    .description('Boolean circuits in Bristol Fashion, as programs of your own.')
    .addHelpText(
      'after',
      `
Examples:
  safetrace circuit check test/vectors/bristol/aes_128.txt.gz
  safetrace circuit run test/vectors/bristol/adder64.txt.gz --inputs in.json --json out.json`,
    );
  addCheck(circuit);
  addRun(circuit);
}

/** `safetrace circuit run`: evaluates a circuit on shares, by parties of this process. */
function addRun(circuit: Command): void {
  const command = circuit
    .command('run')
    .description('Evaluate a circuit on shares of many instances, by parties of this process.')
    .argument('<file>', 'a circuit in Bristol Fashion, plain or .gz')
    .requiredOption('--inputs <file>', 'one element an instance: [{"inputs": ["0x…", …]}, …], plain or .gz')
    .requiredOption('--json <file>', 'write {outputs, seconds, bytesPerParty, rounds} there');
  addSchemeOptions(command, 'parties')
    .addOption(
      new Option('--links <kind>', 'how parties are linked: in memory, or over WebRTC on loopback')
        .choices(['memory', 'webrtc'])
        .default('memory'),
    )
    .addHelpText(
      'after',
      `
A number stands for one input value, in the order of the circuit's header; its lowest bit is the first wire. Outputs are
an array of such numbers for each instance. They are compared with a plain evaluation; a difference ends with exit code 1.

Example:
  echo '[{"inputs": ["0x3", "0x4"]}, {"inputs": ["0xff", "0x1"]}]' > in.json
  safetrace circuit run test/vectors/bristol/adder64.txt.gz --inputs in.json --json out.json`,
    )
    .action(async (file: string, options: RunOptions) => {
      const { readUnpacked } = await import('../unpacked.ts');
      const { requireWritable } = await import('../config.ts');
      const { parseBristol } = await import('../../workers/mpc/circuit/bristol.ts');
      const { outputWidths } = await import('../../workers/mpc/circuit/circuit.ts');
      const { outputValues, parseInputs } = await import('../../workers/mpc/circuit/values.ts');
      const { runCircuit } = await import('../circuit/run.ts');
      const { json } = options;
      await requireScheme(options);
      const circuit = readAsked(() => parseBristol(readUnpacked(file), file));
      const text = new TextDecoder().decode(readAsked(() => readUnpacked(options.inputs)));
      const inputs = readAsked(() => parseInputs(text, circuit.inputs, options.inputs));
      requireWritable(json);
      const { outputs, agrees, ...cost } = await runCircuit(circuit, inputs, options);
      const values = outputValues(outputs, outputWidths(circuit));
      writeFileSync(json, `${JSON.stringify({ outputs: values, ...cost })}\n`);
      const { seconds, bytesPerParty, rounds } = cost;
      process.stdout.write(
        `${inputs.length} instances in ${seconds.toFixed(3)} s: ${bytesPerParty} bytes a party, ${rounds} rounds; outputs in ${json}\n`,
      );
      if (!agrees) throw new Error('the outputs differ from the plain evaluation');
    });
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
(bits that each instance needs at once). A circuit that is malformed ends with exit code 2.

Example:
  safetrace circuit check test/vectors/bristol/aes_128.txt.gz`,
    )
    .action(async (file: string) => {
      const { readUnpacked } = await import('../unpacked.ts');
      const { parseBristol } = await import('../../workers/mpc/circuit/bristol.ts');
      const { circuitTable } = await import('../circuit/table.ts');
      const circuit = readAsked(() => parseBristol(readUnpacked(file), file));
      process.stdout.write(`${circuitTable(circuit)}\n`);
    });
}
