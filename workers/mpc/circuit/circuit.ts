/**
 * A boolean circuit as flat arrays, made for millions of gates.
 *
 * Wires are numbered: first the input bits, value by value and lowest bit first, then gate g writes wire
 * inputWires + g. So every wire is written once, and an operand's number is less than that of the wire its gate
 * writes: the order of the gates is topological. Whoever makes a circuit keeps to this; nothing here checks it.
 */
export interface Circuit {
  /** Width in bits of each input value. */
  readonly inputs: readonly number[];
  /** Wires of each output value, lowest bit first; any wires, also inputs, also several times. */
  readonly outputs: readonly Uint32Array[];
  /** What each gate is: XOR, AND, INV, EQ, EQW. */
  readonly kinds: Uint8Array;
  /** First operand of each gate, a wire; of EQ the constant 0 or 1. */
  readonly x: Uint32Array;
  /** Second operand of each XOR and AND; 0 for the others. */
  readonly y: Uint32Array;
}

/** Kinds of gates under their Bristol Fashion names: x ⊕ y, x y, ¬x, a constant, a copy of x. */
export const XOR = 0;
export const AND = 1;
export const INV = 2;
export const EQ = 3;
export const EQW = 4;

/** Name of each kind. */
export const KINDS: readonly string[] = ['XOR', 'AND', 'INV', 'EQ', 'EQW'];

/** Largest circuit, in wires: what every array above can be allocated for. */
export const MOST_WIRES = 2 ** 24;

/** Sum of widths. */
export const bitsOf = (widths: readonly number[]): number => widths.reduce((sum, width) => sum + width, 0);

/** Width in bits of each output value. */
export const outputWidths = ({ outputs }: Circuit): number[] => outputs.map(({ length }) => length);

/** Whether a kind of gate has a second operand. */
export const readsTwo = (kind: number): boolean => kind === XOR || kind === AND;
