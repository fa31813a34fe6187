import type { Cipher, Forms, Gates, Rows, Runs } from './exports.ts';
import { WASM } from './wasm.generated.ts';

const PAGE = 65_536;
const ALIGNMENT = 64;

/**
 * One party's kernels on one WebAssembly memory.
 *
 * Arguments are addresses in this memory, in bytes, and counts; none are checked beyond the memory's end. A *cell*
 * is 16 bytes: 128 rows of one bit plane, row r = bit (r & 7) of byte (r >> 3). A *tile* is 128 rows. A *register
 * file* has part k (0 = A, 1 = B) of slot s in tile t at regs + s·slotStride + k·partStride + t·tileStride. *Share
 * rows* are row-major: row i is at rows + rowBytes·i, its group g there at 16g: 64 key bits of part A, then of B,
 * little-endian; plane p = bit (p & 63) of group p >> 6. Rows of few planes have one group of less: in 2, 4 or 8 bytes
 * part A has the first half, part B the second.
 */
export interface Kernels extends Cipher, Forms, Gates, Rows, Runs {
  readonly memory: WebAssembly.Memory;
  /** The memory's bytes. Stale after an `alloc` that grew the memory. */
  bytes(): Uint8Array<ArrayBuffer>;
  /** The memory's 32-bit words; stale as `bytes`. */
  words(): Uint32Array<ArrayBuffer>;
  /**
   * An address, a multiple of 64, whose next `bytes` bytes are the caller's until a release. They are not cleared.
   * @throws RangeError when the host has no more memory
   */
  alloc(bytes: number): number;
  /** Where the next alloc begins to look. */
  mark(): number;
  /** Frees all that was allocated since `mark` was taken. */
  release(mark: number): void;
  /** Frees the same and overwrites it with zeros, also what was released before. */
  wipe(mark: number): void;
}

/** The module's exports: the kernels, and what their memory is known by. */
type Exports = Cipher & Forms & Gates & Rows & Runs & { memory: WebAssembly.Memory; heapBase(): number };

let compiled: WebAssembly.Module | undefined;

/**
 * Kernels on a memory of their own.
 * @throws Error on a host without WebAssembly SIMD
 */
export function createKernels(): Kernels {
  compiled ??= compile();
  const exports = new WebAssembly.Instance(compiled).exports as unknown as Exports;
  const { memory, heapBase, ...kernels } = exports;
  const views = () => {
    const buffer = memory.buffer as ArrayBuffer;
    return { bytes: new Uint8Array(buffer), words: new Uint32Array(buffer) };
  };
  let now = views();
  let top = heapBase();
  let highest = top;
  return {
    ...kernels,
    memory,
    bytes: () => now.bytes,
    words: () => now.words,
    alloc(bytes) {
      const start = Math.ceil(top / ALIGNMENT) * ALIGNMENT;
      const missing = start + bytes - now.bytes.length;
      if (missing > 0) {
        memory.grow(Math.ceil(missing / PAGE));
        now = views();
      }
      top = start + bytes;
      highest = Math.max(highest, top);
      return start;
    },
    mark: () => top,
    release(mark) {
      top = mark;
    },
    wipe(mark) {
      now.bytes.fill(0, mark, highest);
      top = mark;
      highest = mark;
    },
  };
}

function compile(): WebAssembly.Module {
  const wasm = Uint8Array.from(atob(WASM), (byte) => byte.charCodeAt(0));
  if (typeof WebAssembly === 'undefined' || !WebAssembly.validate(wasm))
    throw new Error('this computer or browser has no WebAssembly with SIMD, which a node needs');
  return new WebAssembly.Module(wasm);
}
