import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { parseBristol } from '../../workers/mpc/circuit/bristol.ts';
import {
  AND,
  bitsOf,
  type Circuit,
  EQ,
  EQW,
  INV,
  outputWidths,
  XOR,
} from '../../workers/mpc/circuit/circuit.ts';
import { evaluatePlain } from '../../workers/mpc/circuit/plain.ts';
import { schedule } from '../../workers/mpc/circuit/schedule.ts';
import { outputValues, parseInputs } from '../../workers/mpc/circuit/values.ts';

/** A published circuit of test/vectors/bristol, as its text. */
export const readPublished = (name: string): Uint8Array =>
  gunzipSync(readFileSync(new URL(`../vectors/bristol/${name}.txt.gz`, import.meta.url)));

export const publishedCircuit = (name: string): Circuit => parseBristol(readPublished(name), name);

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Output values of each instance, by way of hexadecimal values, the schedule and planes. */
export function evaluate(circuit: Circuit, instances: readonly (readonly bigint[])[]): bigint[][] {
  const text = JSON.stringify(
    instances.map((values) => ({ inputs: values.map((value) => `0x${value.toString(16)}`) })),
  );
  const outputs = evaluatePlain(schedule(circuit), parseInputs(text, circuit.inputs, 'the test'));
  return outputValues(outputs, outputWidths(circuit)).map((values) => values.map(BigInt));
}

/** The same straight from the definition, gate after gate and bit by bit. */
export function evaluateNaively(circuit: Circuit, values: readonly bigint[]): bigint[] {
  const { inputs, outputs, kinds, x, y } = circuit;
  const wires = inputs.flatMap((width, k) => bitsOfNumber(values[k], width));
  kinds.forEach((kind, gate) => {
    const [a, b] = [wires[x[gate]], wires[y[gate]]];
    if (kind === XOR) wires.push(a ^ b);
    else if (kind === AND) wires.push(a & b);
    else if (kind === INV) wires.push(1 - a);
    else if (kind === EQ) wires.push(x[gate]);
    else wires.push(a);
  });
  return outputs.map((value) => value.reduceRight((sum, wire) => 2n * sum + BigInt(wires[wire]), 0n));
}

const bitsOfNumber = (value: bigint, width: number): number[] =>
  Array.from({ length: width }, (_, bit) => Number((value >> BigInt(bit)) & 1n));

/** A number of a width. */
export const number = (width: number): fc.Arbitrary<bigint> => fc.bigInt(0n, (1n << BigInt(width)) - 1n);

/** Any circuit: all kinds of gates, outputs anywhere, dead gates. */
export const anyCircuit: fc.Arbitrary<Circuit> = fc
  .record({
    inputs: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
    gates: fc.array(fc.tuple(fc.constantFrom(XOR, AND, AND, INV, EQ, EQW), fc.nat(), fc.nat()), {
      maxLength: 60,
    }),
    outputs: fc.array(fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 }),
  })
  .map(({ inputs, gates, outputs }) => {
    const first = bitsOf(inputs);
    const wires = first + gates.length;
    return {
      inputs,
      outputs: outputs.map((value) => Uint32Array.from(value, (wire) => wire % wires)),
      kinds: Uint8Array.from(gates, ([kind]) => kind),
      x: Uint32Array.from(gates, ([kind, x], gate) => x % (kind === EQ ? 2 : first + gate)),
      y: Uint32Array.from(gates, ([kind, , y], gate) =>
        kind === XOR || kind === AND ? y % (first + gate) : 0,
      ),
    };
  });

/** Such a circuit with the input values of some instances, up to more than three words of a plane. */
export const anyCase = anyCircuit.chain((circuit) =>
  fc.record({
    circuit: fc.constant(circuit),
    instances: fc.array(fc.tuple(...circuit.inputs.map(number)), { minLength: 1, maxLength: 100 }),
  }),
);
