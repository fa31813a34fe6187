import { MOST_WIRES } from './circuit.ts';

/**
 * One bit in a graph: twice the number of its node, plus 1 when it is the node's complement. Node 0 is the constant 0,
 * so the literals 0 and 1 are the constants, and a complement costs nothing.
 */
export type Literal = number;

/** The literal of ¬a. */
export const complement = (a: Literal): Literal => a ^ 1;

/** Operands of a node that is an input. */
const INPUT = -1;
/** More than any literal. */
const KEY = 2 * MOST_WIRES;

/**
 * XORs and ANDs over inputs, each kept once ("structural hashing" of a XOR-AND graph): constants are folded, and the
 * same gate on the same operands, in either order, is the same node.
 */
export class XorAndGraph {
  /** Operands by node; both INPUT for inputs and the constant. */
  readonly x: Literal[] = [INPUT];
  readonly y: Literal[] = [INPUT];
  /** Whether a node is an AND; else it is a XOR or an input. */
  readonly isAnd: boolean[] = [false];
  readonly #xors = new Map<number, Literal>();
  readonly #ands = new Map<number, Literal>();

  /** @throws RangeError above MOST_WIRES nodes, as `xor` and `and` */
  input(): Literal {
    return this.#node(INPUT, INPUT, false);
  }

  /** Whether a node is an input. */
  isInput(node: number): boolean {
    return node > 0 && this.x[node] === INPUT;
  }

  /** a ⊕ b. Complements go out: ¬a ⊕ b = ¬(a ⊕ b). */
  xor(a: Literal, b: Literal): Literal {
    const flip = (a ^ b) & 1;
    const [low, high] = sorted(a & ~1, b & ~1);
    if (low === high) return flip;
    return (low === 0 ? high : this.#once(this.#xors, low, high, false)) ^ flip;
  }

  /** a ∧ b. */
  and(a: Literal, b: Literal): Literal {
    const [low, high] = sorted(a, b);
    if (low === 0 || low === complement(high)) return 0;
    return low === 1 || low === high ? high : this.#once(this.#ands, low, high, true);
  }

  #once(known: Map<number, Literal>, low: Literal, high: Literal, isAnd: boolean): Literal {
    const key = low * KEY + high;
    const literal = known.get(key) ?? this.#node(low, high, isAnd);
    known.set(key, literal);
    return literal;
  }

  #node(x: Literal, y: Literal, isAnd: boolean): Literal {
    if (this.x.length >= MOST_WIRES) throw new RangeError(`a circuit has at most ${MOST_WIRES} wires`);
    this.y.push(y);
    this.isAnd.push(isAnd);
    return 2 * (this.x.push(x) - 1);
  }
}

const sorted = (a: Literal, b: Literal): [Literal, Literal] => (a < b ? [a, b] : [b, a]);
