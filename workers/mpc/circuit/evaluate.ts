import type { Engine, Gate } from '../engine.ts';
import { concatRows, sliceRows } from '../rows.ts';
import {
  type Bits,
  clearPadding,
  gatherPlanes,
  plane,
  type Shared,
  slicePlanes,
  strideOf,
  zeroBits,
} from '../shared.ts';
import { INV, XOR } from './circuit.ts';
import { OP_WORDS, type Schedule } from './schedule.ts';

/**
 * Evaluates a program on shares, 32 instances a word: `depth` + 1 rounds a batch, one bit sent for each AND and, at the
 * end, for each output bit.
 *
 * XOR, ¬ and constants are linear: every party does them alone. The program is public, so neither the order of work nor
 * any size depends on a value. Outputs are refreshed: one that is linear in the inputs would else be a sum of shares that
 * their owners made.
 *
 * @param inputs one plane an input bit, through all values; one row an instance
 * @param most words of all slots in one part of a sharing; more instances go in batches, one after the other
 * @returns one plane an output bit
 * @throws RangeError for another number of planes
 */
export async function evaluate(
  engine: Engine,
  program: Schedule,
  inputs: Shared,
  most = 1 << 23,
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
  const { bounds, depth, slots, outputs } = program;
  const file = engine.room(slots, inputs.length);
  file.parts.forEach((part, k) => {
    part.set(inputs.parts[k]);
  });
  const ones = allOnes(inputs.length);
  for (let layer = 0; layer < depth; layer++) {
    doLocal(engine, program, file, ones, bounds[2 * layer], bounds[2 * layer + 1]);
    await doAnds(engine, program, file, bounds[2 * layer + 1], bounds[2 * layer + 2]);
  }
  doLocal(engine, program, file, ones, bounds[2 * depth], bounds[2 * depth + 1]);
  const found = gatherPlanes(Array.from(outputs, (slot) => plane(file, slot)));
  engine.release(file);
  return engine.refresh('circuit outputs', found);
}

/** The operations [from, to), for which nobody else is needed. */
function doLocal(
  engine: Engine,
  { code }: Schedule,
  file: Shared,
  ones: Bits,
  from: number,
  to: number,
): void {
  const stride = strideOf(file.length);
  for (let op = OP_WORDS * from; op < OP_WORDS * to; op += OP_WORDS) {
    const [kind, out, x, y] = [code[op], code[op + 1], code[op + 2], code[op + 3]];
    for (const part of file.parts) {
      if (kind === XOR) xorPlane(part, out * stride, x * stride, y * stride, stride);
      else if (kind === INV) part.copyWithin(out * stride, x * stride, (x + 1) * stride);
      else part.fill(0, out * stride, (out + 1) * stride);
    }
    // ¬x = x ⊕ 1, and the constant 1 = 0 ⊕ 1
    if (kind === INV || (kind !== XOR && x === 1)) engine.add(slicePlanes(file, out, out + 1), ones);
  }
}

function xorPlane(part: Uint32Array, out: number, x: number, y: number, words: number): void {
  for (let i = 0; i < words; i++) part[out + i] = part[x + i] ^ part[y + i];
}

/** The operations [from, to), all of them ANDs, in one round. */
async function doAnds(
  engine: Engine,
  { code }: Schedule,
  file: Shared,
  from: number,
  to: number,
): Promise<void> {
  const gates = Array.from({ length: to - from }, (_, g): Gate => {
    const op = OP_WORDS * (from + g);
    return [[plane(file, code[op + 2]), plane(file, code[op + 3])]];
  });
  const products = await engine.round('circuit', file.length, gates);
  const stride = strideOf(file.length);
  file.parts.forEach((part, k) => {
    for (let g = 0; g < gates.length; g++)
      part.set(
        products.parts[k].subarray(g * stride, (g + 1) * stride),
        code[OP_WORDS * (from + g) + 1] * stride,
      );
  });
  engine.release(products);
}

function allOnes(length: number): Bits {
  const bits = zeroBits(1, length);
  bits.words.fill(0xffffffff);
  clearPadding(bits.words, 1, length);
  return bits;
}
