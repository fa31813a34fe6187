import { type Bits, clearPadding, strideOf, zeroBits } from '../shared.ts';
import { AND, INV, XOR } from './circuit.ts';
import { OP_WORDS, type Schedule } from './schedule.ts';

/** Words of each plane that are done together: some hundred slots stay in the cache. */
const BLOCK = 256;
/** Words of all slots together, however many there are. */
const MOST_WORDS = 2 ** 23;

/**
 * Evaluates a program in the clear, 32 instances a word: for tests, and for whoever wants to see what it computes.
 * @param inputs one plane an input bit, one row an instance
 * @returns one plane an output bit
 * @throws RangeError for another number of planes
 */
export function evaluatePlain(program: Schedule, inputs: Bits): Bits {
  if (inputs.planes !== program.inputs)
    throw new RangeError(`${inputs.planes} planes for ${program.inputs} input bits`);
  const stride = strideOf(inputs.length);
  const block = Math.max(1, Math.min(BLOCK, stride, Math.floor(MOST_WORDS / program.slots)));
  const file = new Uint32Array(program.slots * block);
  const out = zeroBits(program.outputs.length, inputs.length);
  for (let from = 0; from < stride; from += block) {
    const words = Math.min(block, stride - from);
    for (let p = 0, at = from; p < inputs.planes; p++, at += stride)
      file.set(inputs.words.subarray(at, at + words), p * block);
    run(program.code, file, block, words);
    program.outputs.forEach((slot, p) => {
      out.words.set(file.subarray(slot * block, slot * block + words), p * stride + from);
    });
  }
  clearPadding(out.words, out.planes, out.length);
  return out;
}

/** All operations on the first `words` words of slots that are `block` words long. */
function run(code: Uint32Array, file: Uint32Array, block: number, words: number): void {
  for (let op = 0; op < code.length; op += OP_WORDS) {
    const kind = code[op];
    const out = code[op + 1] * block;
    const x = code[op + 2] * block;
    const y = code[op + 3] * block;
    if (kind === XOR) for (let i = 0; i < words; i++) file[out + i] = file[x + i] ^ file[y + i];
    else if (kind === AND) for (let i = 0; i < words; i++) file[out + i] = file[x + i] & file[y + i];
    else if (kind === INV) for (let i = 0; i < words; i++) file[out + i] = ~file[x + i];
    else file.fill(code[op + 2] === 1 ? -1 : 0, out, out + words);
  }
}
