import { InputError } from '../../workers/errors.ts';
import { bitsOf, type Circuit, outputWidths } from '../../workers/mpc/circuit/circuit.ts';
import { evaluatePlain } from '../../workers/mpc/circuit/plain.ts';
import { schedule } from '../../workers/mpc/circuit/schedule.ts';
import { MOST_INSTANCE_BITS } from '../../workers/mpc/circuit/values.ts';
import { MEMORY_LINKS } from '../../workers/mpc/link-rate.ts';
import type { Party } from '../../workers/mpc/party.ts';
import { scheme as schemeOf } from '../../workers/mpc/shamir.ts';
import { type Bits, type Shared, zeroBits } from '../../workers/mpc/shared.ts';
import type { JobLinks } from '../../workers/node/computation.ts';
import type { Mesh } from '../../workers/node/mesh.ts';
import { threadComputer } from '../hosts/threads.ts';
import { random } from '../random.ts';
import { type CircuitLinks, linkParties } from './parties.ts';
import { joinBits, shareBits } from './shares.ts';

/** Of whom a circuit is evaluated. */
export interface CircuitParties {
  readonly parties: number;
  /** Of them that together learn nothing; [parties, threshold] is one of SCHEMES. */
  readonly threshold: number;
  readonly links: CircuitLinks;
}

/** What a circuit gave on shares, and what that cost. */
export interface CircuitRun {
  /** One plane an output bit, through all values; one row an instance. */
  readonly outputs: Bits;
  /** From shares of the inputs to shares of the outputs, by threads that run already. */
  readonly seconds: number;
  /** Sent; the most of any party. */
  readonly bytesPerParty: number;
  readonly rounds: number;
  /** Whether a plain evaluation gives the same. */
  readonly agrees: boolean;
}

/**
 * Evaluates a circuit by parties of this process: links, threads, keys and jobs are a node's. The inputs are shared
 * here, and the outputs put together.
 * @param inputs one plane an input bit, through all values; one row an instance
 * @throws Error when a party fails or shares of outputs contradict each other
 */
export async function runCircuit(
  circuit: Circuit,
  inputs: Bits,
  { parties, threshold, links }: CircuitParties,
): Promise<CircuitRun> {
  const outputBits = inputs.length * bitsOf(outputWidths(circuit));
  if (outputBits > MOST_INSTANCE_BITS)
    throw new InputError(
      `the outputs of all instances have ${outputBits} bits, more than ${MOST_INSTANCE_BITS}`,
    );
  const scheme = schemeOf(parties, threshold);
  const computer = await threadComputer();
  const { meshes, close } = await linkParties(parties, links);
  const secrets = pairSecrets(meshes.map(({ self }) => self));
  const common = { deployment: random(32), inputs: random(32), coins: random(32), run: 1, attempt: 1 };
  const computations = meshes.map((mesh, i) =>
    computer.begin({ ...common, party: mesh.self, threshold, links: secrets[i] }, jobLinks(mesh)),
  );
  try {
    const shares = shareBits(scheme, inputs);
    const program = schedule(circuit);
    const run = (block: number, inputs: readonly Shared[]) =>
      Promise.all(
        computations.map((computation, i) =>
          computation.run(
            'circuit',
            { kind: 'circuit', epoch: 0, block },
            { program: structuredClone(program), inputs: inputs[i] },
            MEMORY_LINKS,
          ),
        ),
      );
    await run(0, shareBits(scheme, zeroBits(program.inputs, 1))); // when time counts, threads and links are there
    const started = performance.now();
    const computed = await run(1, shares);
    const seconds = (performance.now() - started) / 1000;
    const outputs = joinBits(
      scheme,
      computed.map(({ output }) => output),
    );
    const plain = evaluatePlain(program, inputs);
    return {
      outputs,
      agrees: outputs.words.every((word, i) => word === plain.words[i]),
      seconds,
      bytesPerParty: Math.max(...computed.map(({ bytes }) => bytes)),
      rounds: computed[0].rounds,
    };
  } finally {
    await Promise.all(computations.map((computation) => computation.end()));
    await close();
  }
}

/** A mesh that carries the messages of this one attempt. */
const jobLinks = (mesh: Mesh): JobLinks => ({
  others: mesh.others,
  channel: (job) => mesh.channel(1, 1, job),
  relay: (ports) => mesh.relay(1, 1, '', ports),
});

/** Of each party: a secret in common with each other one. */
function pairSecrets(parties: readonly Party[]): Map<Party, Uint8Array>[] {
  const secrets = parties.map(() => new Map<Party, Uint8Array>());
  for (const a of parties)
    for (const b of parties.filter((party) => party > a)) {
      const secret = random(32);
      secrets[a - 1].set(b, secret);
      secrets[b - 1].set(a, secret.slice());
    }
  return secrets;
}
