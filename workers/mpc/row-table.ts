import type { Kernels } from './kernels/kernels.ts';
import { strideOf } from './shared.ts';

/** Tiles of 128 rows that are turned at once; odd, so that planes do not lie a power of two apart (4× slower). */
const TILES = 63;
const CELL = 16;
/** 32-bit words of a plane in one turn. */
const WORDS = (TILES * CELL) / 4;

/**
 * Rows in the kernels' row-major form, for access in any order: one short read a row instead of one a plane.
 *
 * The planes of all parts, one after the other, are halved: the first half is part A of the kernels' share rows, the
 * rest their part B. So a sharing of two parts has its parts side by side in each row, and one part alone, as the
 * shuffle moves it, takes no more room than it needs.
 */
export class RowTable {
  readonly groups: number;
  #rows: number;
  /** Where the rows go when they are arranged; 0 before they ever were. */
  #spare = 0;
  private readonly half: number;
  private readonly regs: number;

  /** @param parts each planes × length, plane by plane */
  constructor(
    private readonly kernels: Kernels,
    private readonly parts: readonly Uint32Array[],
    private readonly planes: number,
    private readonly length: number,
  ) {
    const stride = strideOf(length);
    this.half = Math.ceil((parts.length * planes) / 2);
    this.groups = Math.ceil(this.half / 64);
    this.#rows = kernels.alloc(this.rowBytes * 32 * stride);
    this.regs = kernels.alloc(2 * this.half * TILES * CELL);
    for (let word = 0; word < stride; word += WORDS) {
      const words = Math.min(WORDS, stride - word);
      this.eachPlane((part, plane, reg) => {
        const from = plane * stride + word;
        kernels.words().set(part.subarray(from, from + words), reg >>> 2);
      }, parts);
      const rows = this.#rows + this.rowBytes * 32 * word;
      kernels.storeRows(rows, this.groups, this.half, 32 * words, ...this.layout);
    }
  }

  /** Address of the rows. */
  get rows(): number {
    return this.#rows;
  }

  /** Row i becomes what was row order[i], of as many rows as the table has; the order is not checked. */
  arrange(order: Uint32Array): void {
    const { kernels } = this;
    if (this.#spare === 0) this.#spare = kernels.alloc(this.rowBytes * 32 * strideOf(this.length));
    const mark = kernels.mark();
    const list = kernels.alloc(4 * 32 * WORDS);
    for (let from = 0; from < order.length; from += 32 * WORDS) {
      const chosen = order.subarray(from, from + 32 * WORDS);
      kernels.words().set(chosen, list >>> 2);
      kernels.gather(this.#spare + this.rowBytes * from, this.#rows, this.rowBytes, list, chosen.length);
    }
    kernels.release(mark);
    [this.#rows, this.#spare] = [this.#spare, this.#rows];
  }

  /** Row i of the result is row indices[i]; indices are not checked. */
  pick(indices: Uint32Array): Uint32Array[] {
    const { kernels } = this;
    const stride = strideOf(indices.length);
    const out = this.parts.map(() => new Uint32Array(this.planes * stride));
    const mark = kernels.mark();
    const list = kernels.alloc(4 * 32 * WORDS);
    for (let word = 0; word < stride; word += WORDS) {
      const words = Math.min(WORDS, stride - word);
      const chosen = indices.subarray(32 * word, 32 * (word + words));
      kernels.words().set(chosen, list >>> 2);
      kernels.loadRows(this.#rows, this.groups, this.half, list, chosen.length, ...this.layout);
      const memory = kernels.words();
      this.eachPlane((part, plane, reg) => {
        part.set(memory.subarray(reg >>> 2, (reg >>> 2) + words), plane * stride + word);
      }, out);
    }
    kernels.release(mark);
    return out;
  }

  private get rowBytes(): number {
    return CELL * this.groups;
  }

  /** regs, slotStride, partStride, tileStride, slot */
  private get layout(): [number, number, number, number, number] {
    return [this.regs, TILES * CELL, this.half * TILES * CELL, CELL, 0];
  }

  private eachPlane(
    visit: (part: Uint32Array, plane: number, register: number) => void,
    parts: readonly Uint32Array[],
  ): void {
    let register = this.regs;
    for (const part of parts)
      for (let plane = 0; plane < this.planes; plane++, register += TILES * CELL)
        visit(part, plane, register);
  }
}
