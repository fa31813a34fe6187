import { AND, type Circuit, EQ, INV, MOST_WIRES, XOR } from './circuit.ts';
import type { Literal, XorAndGraph } from './xor-and-graph.ts';

/** A graph as a circuit: nodes that outputs need, each complement that is read as one INV, each constant as one EQ. */
export function emit(
  graph: XorAndGraph,
  inputs: readonly (readonly Literal[])[],
  outputs: readonly (readonly Literal[])[],
): Circuit {
  const gates = new GateList();
  const bits = inputs.flat();
  for (const literal of bits) gates.wires.set(literal, gates.wires.size);
  const needed = neededNodes(graph, outputs);
  // operands have lower numbers, so that they are there already
  for (let node = 1; node < needed.length; node++) {
    if (needed[node] === 0 || graph.isInput(node)) continue;
    const [x, y] = [gates.wireOf(graph.x[node]), gates.wireOf(graph.y[node])];
    gates.add(2 * node, graph.isAnd[node] ? AND : XOR, x, y);
  }
  const wires = outputs.map((value) => Uint32Array.from(value, (literal) => gates.wireOf(literal)));
  return {
    inputs: inputs.map(({ length }) => length),
    outputs: wires,
    kinds: Uint8Array.from(gates.kinds),
    x: Uint32Array.from(gates.x),
    y: Uint32Array.from(gates.y),
  };
}

/** 1 for each node that an output is made of. */
function neededNodes(graph: XorAndGraph, outputs: readonly (readonly Literal[])[]): Uint8Array {
  const needed = new Uint8Array(graph.x.length);
  for (const literal of outputs.flat()) needed[literal >> 1] = 1;
  for (let node = needed.length - 1; node > 0; node--) {
    if (needed[node] === 0 || graph.isInput(node)) continue;
    needed[graph.x[node] >> 1] = 1;
    needed[graph.y[node] >> 1] = 1;
  }
  return needed;
}

/** Gates as they are made, and the wire of each literal that has one. */
class GateList {
  readonly kinds: number[] = [];
  readonly x: number[] = [];
  readonly y: number[] = [];
  readonly wires = new Map<Literal, number>();

  /** The wire of a literal; a complement and a constant are made when they are first asked for. */
  wireOf(literal: Literal): number {
    const known = this.wires.get(literal);
    if (known !== undefined) return known;
    return literal < 2
      ? this.add(literal, EQ, literal, 0)
      : this.add(literal, INV, this.wireOf(literal ^ 1), 0);
  }

  /** @throws RangeError above MOST_WIRES */
  add(literal: Literal, kind: number, x: number, y: number): number {
    const wire = this.wires.size;
    if (wire >= MOST_WIRES) throw new RangeError(`a circuit has at most ${MOST_WIRES} wires`);
    this.kinds.push(kind);
    this.x.push(x);
    this.y.push(y);
    this.wires.set(literal, wire);
    return wire;
  }
}
