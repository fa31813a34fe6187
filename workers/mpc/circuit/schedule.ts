import { bitsOf, type Circuit, EQ, readsTwo } from './circuit.ts';
import { layersOf } from './layers.ts';
import { SlotFile } from './slot-file.ts';

/** Words of one operation in `Schedule.code`. */
export const OP_WORDS = 4;

/**
 * A circuit as a program on numbered slots, each of which holds one bit plane of all instances.
 *
 * In the beginning slot i holds input bit i, counted through all input values. Every operation writes its out slot,
 * which may be one it reads; slots are used again once nobody needs what they hold.
 *
 * `code` has four words an operation, [kind, out, x, y]:
 *   XOR  out = x ⊕ y      AND  out = x ∧ y      INV  out = ¬x, y = 0      EQ  out = the constant x (0 or 1), y = 0
 * Copies and gates that no output needs are left out.
 *
 * Segment s is the operations [bounds[s], bounds[s+1]). Even segments are local and done in order; odd ones are the
 * ANDs of one layer, which one message round does. A round may read all operands before it writes the first result,
 * or do one AND after the other in order: no AND reads a slot that one before it in the segment writes.
 */
export interface Schedule {
  /** Input bits, in the slots from 0 on. */
  readonly inputs: number;
  /** Slot of each output bit, through all output values; some may be alike. */
  readonly outputs: Uint32Array;
  /** Slots that are used. */
  readonly slots: number;
  /** Rounds: the longest chain of ANDs. */
  readonly depth: number;
  readonly code: Uint32Array;
  /** 2·depth + 2 numbers of operations. */
  readonly bounds: Uint32Array;
}

/** Puts gates in layers and wires in slots. Linear in the size of the circuit. */
export function schedule(circuit: Circuit): Schedule {
  const { order, bounds, source, uses } = layersOf(circuit);
  const { kinds, x, y } = circuit;
  const inputs = bitsOf(circuit.inputs);
  const file = new SlotFile(inputs, uses);
  const code = new Uint32Array(OP_WORDS * order.length);
  let at = 0;
  for (const gate of order) {
    const kind = kinds[gate];
    code[at] = kind;
    code[at + 2] = kind === EQ ? x[gate] : file.read(source[x[gate]]);
    if (readsTwo(kind)) code[at + 3] = file.read(source[y[gate]]);
    // after its operands are free: it may take the slot of one
    code[at + 1] = file.write(inputs + gate);
    at += OP_WORDS;
  }
  const outputs = circuit.outputs.flatMap((wires) => Array.from(wires, (wire) => file.slotOf(source[wire])));
  return {
    inputs,
    outputs: Uint32Array.from(outputs),
    slots: file.size,
    depth: bounds.length / 2 - 1,
    code,
    bounds,
  };
}
