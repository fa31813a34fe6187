import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AND, bitsOf, type Circuit, EQ, EQW, INV, XOR } from '../../workers/mpc/circuit/circuit.ts';
import { OP_WORDS, type Schedule, schedule } from '../../workers/mpc/circuit/schedule.ts';
import { anyCase, anyCircuit, evaluate, evaluateNaively } from './circuit-world.ts';

/** Output bits when every round reads all operands before it writes, as a message round does. */
function runInRounds({ code, bounds, slots, outputs }: Schedule, inputs: readonly number[]): number[] {
  const file = new Array<number>(slots).fill(0);
  inputs.forEach((bit, i) => {
    file[i] = bit;
  });
  for (let s = 0; s + 1 < bounds.length; s++) {
    const written: [number, number][] = [];
    for (let op = bounds[s]; op < bounds[s + 1]; op++) {
      const [kind, out, x, y] = code.subarray(OP_WORDS * op, OP_WORDS * (op + 1));
      expect(kind === AND).toBe(s % 2 === 1);
      if (kind === AND) written.push([out, file[x] & file[y]]);
      else if (kind === XOR) file[out] = file[x] ^ file[y];
      else if (kind === INV) file[out] = 1 - file[x];
      else if (kind === EQ) file[out] = x;
      else expect.unreachable(`kind ${kind}`);
    }
    for (const [out, bit] of written) file[out] = bit;
  }
  return Array.from(outputs, (slot) => file[slot]);
}

/** Longest chain of ANDs that ends in an output. */
function depthOf({ inputs, outputs, kinds, x, y }: Circuit): number {
  const depth = new Array<number>(bitsOf(inputs)).fill(0);
  kinds.forEach((kind, gate) => {
    const operands = kind === EQ ? [] : kind === XOR || kind === AND ? [x[gate], y[gate]] : [x[gate]];
    depth.push(Math.max(0, ...operands.map((wire) => depth[wire])) + (kind === AND ? 1 : 0));
  });
  return Math.max(...outputs.flatMap((value) => Array.from(value, (wire) => depth[wire])));
}

/** A circuit of one-operand and two-operand gates, in the order of `Circuit`. */
const circuitOf = (inputs: number[], gates: [number, number, number][], outputs: number[]): Circuit => ({
  inputs,
  outputs: [Uint32Array.from(outputs)],
  kinds: Uint8Array.from(gates, ([kind]) => kind),
  x: Uint32Array.from(gates, ([, x]) => x),
  y: Uint32Array.from(gates, ([, , y]) => y),
});

describe('the schedule', () => {
  it('computes what the circuit does, one AND after the other', () => {
    fc.assert(
      fc.property(anyCase, ({ circuit, instances }) => {
        expect(evaluate(circuit, instances)).toEqual(
          instances.map((values) => evaluateNaively(circuit, values)),
        );
      }),
      { numRuns: 300, seed: 2 },
    );
  });

  it('and when rounds read everything before they write; local gates and ANDs take turns', () => {
    fc.assert(
      fc.property(anyCase, ({ circuit, instances: [values] }) => {
        const bits = circuit.inputs.flatMap((width, k) =>
          Array.from({ length: width }, (_, bit) => Number((values[k] >> BigInt(bit)) & 1n)),
        );
        const expected = evaluateNaively(circuit, values).flatMap((value, k) =>
          Array.from(circuit.outputs[k], (_, bit) => Number((value >> BigInt(bit)) & 1n)),
        );
        expect(runInRounds(schedule(circuit), bits)).toEqual(expected);
      }),
      { numRuns: 300, seed: 3 },
    );
  });

  it('has as many rounds as the longest chain of ANDs, and none is empty', () => {
    fc.assert(
      fc.property(anyCircuit, (circuit) => {
        const { depth, bounds } = schedule(circuit);
        expect(depth).toBe(depthOf(circuit));
        expect(bounds.length).toBe(2 * depth + 2);
        for (let s = 1; s < bounds.length - 1; s += 2) expect(bounds[s + 1]).toBeGreaterThan(bounds[s]);
      }),
      { numRuns: 200, seed: 4 },
    );
  });

  it('leaves out copies and what no output needs', () => {
    const gates: [number, number, number][] = [
      [AND, 0, 1], // 2: only a dead gate reads it
      [XOR, 2, 0], // 3: dead
      [EQW, 1, 0], // 4: a copy of 1
      [XOR, 0, 4], // 5
    ];
    const { code, slots, depth } = schedule(circuitOf([2], gates, [5]));
    expect({ code: Array.from(code), slots, depth }).toEqual({ code: [XOR, 1, 0, 1], slots: 2, depth: 0 });
  });

  it('uses a slot again: a chain of any length takes two', () => {
    const gates = Array.from({ length: 50 }, (_, g): [number, number, number] => [AND, g, g + 1]);
    const { slots, depth } = schedule(circuitOf([2], gates, [51]));
    expect([slots, depth]).toEqual([2, 50]);
  });

  it('uses the slot of an input that nobody reads', () => {
    const gates: [number, number, number][] = [
      [INV, 0, 0], // 3
      [AND, 0, 1], // 4
      [XOR, 3, 4], // 5
    ];
    expect(schedule(circuitOf([2, 1], gates, [5])).slots).toBe(3);
  });

  it('keeps an output until the end, though gates come after it', () => {
    const gates: [number, number, number][] = [
      [INV, 0, 0], // 2: an output
      [AND, 0, 1], // 3
      [AND, 3, 2], // 4
      [INV, 4, 0], // 5
    ];
    const { outputs } = schedule(circuitOf([2], gates, [2, 5, 2]));
    expect(outputs[0]).toBe(outputs[2]);
    expect(outputs[0]).not.toBe(outputs[1]);
  });
});
