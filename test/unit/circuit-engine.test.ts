import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsOf } from '../../workers/mpc/circuit/circuit.ts';
import { evaluate } from '../../workers/mpc/circuit/evaluate.ts';
import { evaluatePlain } from '../../workers/mpc/circuit/plain.ts';
import { schedule } from '../../workers/mpc/circuit/schedule.ts';
import { copyOf } from '../../workers/mpc/shared.ts';
import { anyCircuit, publishedCircuit } from './circuit-world.ts';
import { engines, randomBits, reveal, seededRandom, share, together } from './mpc-engine-world.ts';

describe('a circuit on shares', () => {
  it('gives what it gives in the clear, in one batch or many', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyCircuit,
        fc.integer({ min: 1, max: 150 }),
        fc.constantFrom(1, 1 << 23),
        fc.nat(),
        async (circuit, instances, most, seed) => {
          const program = schedule(circuit);
          const inputs = randomBits(program.inputs, instances, seededRandom(seed));
          const shares = share(inputs, seededRandom(`shares/${seed}`));
          const found = await together(engines({ seed }), (engine, i) =>
            evaluate(engine, program, copyOf(shares[i]), most),
          );
          expect(reveal(found)).toEqual(evaluatePlain(program, inputs));
        },
      ),
      { numRuns: 150, seed: 1 },
    );
  });

  it('costs a bit for each AND and each output bit, and its depth and one round more', async () => {
    const program = schedule(publishedCircuit('aes_128'));
    const instances = 64;
    const inputs = randomBits(program.inputs, instances, seededRandom('aes'));
    const shares = share(inputs, seededRandom('shares'));
    const parties = engines({ seed: 'aes' });
    const found = await together(parties, (engine, i) => evaluate(engine, program, copyOf(shares[i])));
    expect(reveal(found)).toEqual(evaluatePlain(program, inputs));
    for (const { stats } of parties) {
      expect(stats.rounds).toBe(61);
      expect(stats.steps.get('circuit')!.bytes).toBe((6400 * instances) / 8);
      expect(stats.steps.get('circuit outputs')!.bytes).toBe((128 * instances) / 8);
    }
  });

  it('returns fresh shares, also of outputs that are inputs', async () => {
    const program = schedule({
      inputs: [64],
      outputs: [Uint32Array.from({ length: 64 }, (_, wire) => wire)],
      kinds: new Uint8Array(),
      x: new Uint32Array(),
      y: new Uint32Array(),
    });
    const inputs = randomBits(64, 32, seededRandom('identity'));
    const shares = share(inputs, seededRandom('shares'));
    const found = await together(engines(), (engine, i) => evaluate(engine, program, copyOf(shares[i])));
    expect(reveal(found)).toEqual(inputs);
    found.forEach(({ parts }, i) => {
      parts.forEach((part, k) => {
        expect(part.some((word, at) => word === shares[i].parts[k][at])).toBe(false);
      });
    });
  });

  it('refuses inputs of another width', async () => {
    const program = schedule(publishedCircuit('adder64'));
    const [shares] = share(randomBits(64, 3, seededRandom('narrow')), seededRandom('shares'));
    expect(bitsOf([64, 64])).toBe(program.inputs);
    await expect(evaluate(engines()[0], program, shares)).rejects.toThrow('64 planes for 128 input bits');
  });
});
