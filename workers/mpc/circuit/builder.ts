import type { Circuit } from './circuit.ts';
import { emit } from './emit.ts';
import { complement, type Literal, XorAndGraph } from './xor-and-graph.ts';

/**
 * A value of a circuit that is being built: its bits, lowest first; the width is the length. Parts are taken by `slice`,
 * and `[...low, ...high]` puts values together.
 */
export type BitVector = readonly Literal[];

/**
 * Builds a circuit from values. Gates whose result is known, there already or in no output are not in it. Operands of
 * one operation are of equal width; all methods throw a RangeError otherwise, and for a circuit that grows too large.
 */
export class CircuitBuilder {
  readonly #graph = new XorAndGraph();
  readonly #inputs: BitVector[] = [];
  readonly #outputs: BitVector[] = [];

  /** The next input value. @param width in bits, 1 or more */
  input(width: number): BitVector {
    const value = Array.from({ length: atLeastOne(width) }, () => this.#graph.input());
    this.#inputs.push(value);
    return value;
  }

  /** A public number, 0 ≤ value < 2^width. */
  constant(width: number, value: number | bigint): BitVector {
    const number = BigInt(value);
    if (number < 0n || number >> BigInt(width) !== 0n)
      throw new RangeError(`${value} is no number of ${width} bits`);
    return Array.from({ length: width }, (_, bit) => Number((number >> BigInt(bit)) & 1n));
  }

  /** The next output value; any bits, in any order, also several times. */
  output(value: BitVector): void {
    atLeastOne(value.length);
    this.#outputs.push([...value]);
  }

  xor(a: BitVector, b: BitVector): BitVector {
    return zip(a, b, (x, y) => this.#graph.xor(x, y));
  }

  and(a: BitVector, b: BitVector): BitVector {
    return zip(a, b, (x, y) => this.#graph.and(x, y));
  }

  /** a ∨ b = ¬(¬a ∧ ¬b). */
  or(a: BitVector, b: BitVector): BitVector {
    return this.not(this.and(this.not(a), this.not(b)));
  }

  not(a: BitVector): BitVector {
    return a.map(complement);
  }

  /** The circuit of all inputs and outputs up to now. @throws RangeError without an input or an output */
  build(): Circuit {
    if (this.#inputs.length === 0 || this.#outputs.length === 0)
      throw new RangeError('a circuit needs an input and an output');
    return emit(this.#graph, this.#inputs, this.#outputs);
  }
}

function zip(a: BitVector, b: BitVector, gate: (x: Literal, y: Literal) => Literal): BitVector {
  if (a.length !== b.length) throw new RangeError(`operands of ${a.length} and ${b.length} bits`);
  return a.map((x, bit) => gate(x, b[bit]));
}

function atLeastOne(width: number): number {
  if (!(width >= 1)) throw new RangeError(`a value of ${width} bits`);
  return width;
}
