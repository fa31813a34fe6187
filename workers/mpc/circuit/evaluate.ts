import type { Engine, Gate } from '../engine.ts';
import { concatRows, sliceRows } from '../rows.ts';
import { type Bits, clearPadding, gatherPlanes, type Shared, zeroBits } from '../shared.ts';
import { INV, XOR } from './circuit.ts';
import { OP_WORDS, type Schedule } from './schedule.ts';
import { SlotPlanes } from './slot-planes.ts';

/**
 * Evaluates a program on shares, 32 instances a word: `depth` + 1 rounds a batch, one bit sent for each AND and, at the
 * end, for each output bit.
 *
 * XOR, ¬ and constants are linear: every party does them alone. The program is public, so neither the order of work nor
 * any size depends on a value. Outputs are refreshed: one that is linear in the inputs would else be a sum of shares that
 * their owners made.
 *
 * @param inputs one plane an input bit, through all values; one row an instance; its memory is used up
 * @param most words of all slots in one part of a sharing; more instances go in batches, one after the other
 * @returns one plane an output bit
 * @throws RangeError for another number of planes
 */
export async function evaluate(
  engine: Engine,
  program: Schedule,
  inputs: Shared,
  most = 1 << 22,
): Promise<Shared> {
  if (inputs.planes !== program.inputs)
    throw new RangeError(`${inputs.planes} planes for ${program.inputs} input bits`);
  const batch = 32 * Math.max(1, Math.floor(most / program.slots));
  if (inputs.length <= batch) return evaluateBatch(engine, program, inputs);
  const outputs: Shared[] = [];
  for (let from = 0; from < inputs.length; from += batch) {
    const rows = sliceRows(inputs, from, Math.min(from + batch, inputs.length));
    outputs.push(await evaluateBatch(engine, program, rows));
  }
  return concatRows(...outputs);
}

async function evaluateBatch(engine: Engine, program: Schedule, inputs: Shared): Promise<Shared> {
  const { bounds, depth, outputs } = program;
  const file = new SlotPlanes(inputs, engine.room(program.slots - inputs.planes, inputs.length));
  const ones = engine.constant(allOnes(inputs.length)); // ¬x = x ⊕ 1
  for (let layer = 0; layer < depth; layer++) {
    doLocal(program, file, ones, bounds[2 * layer], bounds[2 * layer + 1]);
    await doAnds(engine, program, file, bounds[2 * layer + 1], bounds[2 * layer + 2]);
  }
  doLocal(program, file, ones, bounds[2 * depth], bounds[2 * depth + 1]);
  const found = gatherPlanes(Array.from(outputs, (slot) => file.plane(slot)));
  engine.release(file.others);
  return engine.refresh('circuit outputs', found);
}

/** The operations [from, to), for which nobody else is needed. */
function doLocal({ code }: Schedule, file: SlotPlanes, ones: Shared, from: number, to: number): void {
  ones.parts.forEach((one, k) => {
    const words = file.part(k);
    for (let op = OP_WORDS * from; op < OP_WORDS * to; op += OP_WORDS) {
      const [kind, x] = [code[op], code[op + 2]];
      const out = words[code[op + 1]];
      if (kind === XOR) xorWords(out, words[x], words[code[op + 3]]);
      else if (kind === INV) xorWords(out, words[x], one);
      else if (x === 1) out.set(one);
      else out.fill(0);
    }
  });
}

/** out := x ⊕ y, of equal length. */
function xorWords(out: Uint32Array, x: Uint32Array, y: Uint32Array): void {
  for (let i = 0; i < out.length; i++) out[i] = x[i] ^ y[i];
}

/** The operations [from, to), all of them ANDs, in one round. */
async function doAnds(
  engine: Engine,
  { code }: Schedule,
  file: SlotPlanes,
  from: number,
  to: number,
): Promise<void> {
  const gates = Array.from({ length: to - from }, (_, g): Gate => {
    const op = OP_WORDS * (from + g);
    return [[file.plane(code[op + 2]), file.plane(code[op + 3])]];
  });
  const products = await engine.round('circuit', file.length, gates);
  const { stride } = file;
  products.parts.forEach((part, k) => {
    const words = file.part(k);
    for (let g = 0; g < gates.length; g++)
      words[code[OP_WORDS * (from + g) + 1]].set(part.subarray(g * stride, (g + 1) * stride));
  });
  engine.release(products);
}

function allOnes(length: number): Bits {
  const bits = zeroBits(1, length);
  bits.words.fill(0xffffffff);
  clearPadding(bits.words, 1, length);
  return bits;
}
