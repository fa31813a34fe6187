/**
 * `npm run bench -- [NAME] [--json FILE]`: measures, prints JSON, exits 1 when a result is wrong and 2 on bad use.
 * Without a name all benchmarks run, one after the other.
 */
import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { andsBench } from './ands.ts';
import type { Bench } from './bench-kind.ts';
import { circuitBench } from './circuit.ts';
import { coefficientsBench } from './coefficients.ts';
import { collisionBench } from './collision.ts';
import { kernelsBench } from './kernels.ts';
import { linksBench } from './links.ts';
import { machinesBench } from './machines.ts';
import { matchBench } from './match.ts';
import { nightBench } from './night.ts';
import { proximityBench } from './proximity.ts';
import { scanBench } from './scan.ts';
import { uploadBench } from './upload.ts';
import { webBench } from './web.ts';

const benches: readonly Bench[] = [
  kernelsBench,
  collisionBench,
  matchBench,
  machinesBench,
  nightBench,
  andsBench,
  circuitBench,
  uploadBench,
  webBench,
  linksBench,
  scanBench,
  coefficientsBench,
  proximityBench,
];

/** Prints and writes what was measured. */
async function report(result: unknown, file: unknown): Promise<void> {
  const text = `${JSON.stringify(result, null, 2)}\n`;
  process.stdout.write(text);
  if (typeof file === 'string') await writeFile(file, text);
  if (isWrong(result)) {
    process.stderr.write('A result is wrong: see "correct" above.\n');
    process.exitCode = 1;
  }
}

/** Whether `correct: false` stands anywhere in a result. */
const isWrong = (result: unknown): boolean =>
  typeof result === 'object' &&
  result !== null &&
  Object.entries(result).some(([name, value]) => (name === 'correct' && value === false) || isWrong(value));

const program = new Command('bench')
  .description('Measures SafeTrace and prints the numbers as JSON.')
  .option('--json <file>', 'also write the numbers to a file')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .action(async (options: Record<string, unknown>) => {
    const results: Record<string, unknown> = {};
    for (const { name, run } of benches) results[name] = await run({});
    await report(results, options.json);
  });

for (const { name, about, options, run } of benches) {
  const command = program.command(name).description(about);
  options?.(command);
  command.option('--json <file>', 'also write the numbers to a file').action(async () => {
    const given: Record<string, unknown> = command.optsWithGlobals();
    await report(await run(given), given.json);
  });
}

await program.parseAsync().catch((error: Error) => {
  process.stderr.write(`bench: ${error.message}\n`);
  process.exitCode = 1;
});
process.exit(); // links' native threads would keep the process
