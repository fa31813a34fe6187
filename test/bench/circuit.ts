import { randomBytes } from 'node:crypto';
import { runCircuit } from '../../server-node/circuit/run.ts';
import { wholeNumber } from '../../server-node/options.ts';
import { readUnpacked } from '../../server-node/unpacked.ts';
import { parseBristol } from '../../workers/mpc/circuit/bristol.ts';
import { AND, bitsOf, type Circuit } from '../../workers/mpc/circuit/circuit.ts';
import { clearPadding, zeroBits } from '../../workers/mpc/shared.ts';
import type { Bench } from './bench-kind.ts';
import { median } from './cost.ts';

const RUNS = 3;

/** What instances of a circuit cost; seconds are medians. */
export interface CircuitCost {
  circuit: string;
  instances: number;
  parties: number;
  threshold: number;
  ands: number;
  wallSeconds: number;
  bytesPerParty: number;
  /** Of all that was sent, fresh shares of outputs included. */
  bitsPerAndPerParty: number;
  rounds: number;
  correct: boolean;
}

/** Random inputs; sharing them and comparing the outputs with the plain evaluation are outside the timed part. */
async function benchCircuit(
  name: string,
  instances: number,
  parties = 3,
  threshold = 1,
): Promise<CircuitCost> {
  const circuit = publishedCircuit(name);
  const runs: Awaited<ReturnType<typeof runCircuit>>[] = [];
  for (let i = 0; i < RUNS; i++) {
    const inputs = zeroBits(bitsOf(circuit.inputs), instances);
    inputs.words.set(new Uint32Array(randomBytes(inputs.words.byteLength).slice().buffer));
    clearPadding(inputs.words, inputs.planes, instances);
    runs.push(await runCircuit(circuit, inputs, { parties, threshold, links: 'memory' }));
  }
  const [{ bytesPerParty, rounds }] = runs;
  const ands = circuit.kinds.filter((kind) => kind === AND).length;
  return {
    circuit: name,
    instances,
    parties,
    threshold,
    ands,
    wallSeconds: median(runs.map(({ seconds }) => seconds)),
    bytesPerParty,
    bitsPerAndPerParty: (8 * bytesPerParty) / ands / instances,
    rounds,
    correct: runs.every(({ agrees }) => agrees),
  };
}

function publishedCircuit(name: string): Circuit {
  const file = new URL(`../vectors/bristol/${name}.txt.gz`, import.meta.url).pathname;
  return parseBristol(readUnpacked(file), name);
}

/** The `circuit` subcommand. */
export const circuitBench: Bench = {
  name: 'circuit',
  about: 'a published circuit on shares of many instances; without --name AES-128 and 64-bit equality',
  options: (command) => {
    command
      .option('--name <circuit>', 'of test/vectors/bristol')
      .option('--instances <n>', 'with --name', wholeNumber, 10_000)
      .option('--parties <n>', 'with --name', wholeNumber, 3)
      .option('--threshold <t>', 'with --name', wholeNumber, 1);
  },
  async run({ name, instances = 10_000, parties = 3, threshold = 1 }) {
    if (typeof name === 'string')
      return benchCircuit(name, instances as number, parties as number, threshold as number);
    return [await benchCircuit('aes_128', 10_000), await benchCircuit('zero_equal', 1_000_000)];
  },
};
