import { withKernels } from '../kernels/lend.ts';
import { CHUNK, eachChunk } from './common-bits.ts';

/** out ⊕= each of `list`, equally long: by the kernels, for which all is copied, in an eighth of the time of a loop here. */
export function addWords(out: Uint32Array, list: readonly Uint32Array[]): void {
  withKernels((kernels) => {
    const [sum, next] = [kernels.alloc(CHUNK), kernels.alloc(CHUNK)];
    const memory = kernels.words();
    eachChunk(0, out.length, (from, to) => {
      memory.set(out.subarray(from, to), sum >>> 2);
      for (const words of list) {
        memory.set(words.subarray(from, to), next >>> 2);
        kernels.xorInto(sum, next, 4 * (to - from));
      }
      out.set(memory.subarray(sum >>> 2, (sum >>> 2) + to - from), from);
    });
  });
}
