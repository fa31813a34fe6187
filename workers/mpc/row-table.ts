import { ProtocolError } from '../errors.ts';
import type { Kernels } from './kernels/kernels.ts';
import { roundToPiece } from './pair-stream.ts';
import { listed, type RowNumbers } from './row-numbers.ts';
import { strideOf } from './shared.ts';

/** Tiles of 128 rows that are turned at once; odd, so that planes do not lie a power of two apart (4× slower). */
const TILES = 63;
const CELL = 16;
/** 32-bit words of a plane in one turn. */
const WORDS = (TILES * CELL) / 4;

/** Bytes of a row of up to twice so many planes: rows of few planes, as of a match, then stay in the cache. */
const NARROW = [
  [2, 8],
  [4, 16],
  [8, 32],
] as const;

/** Where rows go in a table of `rows` rows: row i to at[i], which is not checked; number `rows` takes what is left over. */
export interface Places {
  readonly at: Uint32Array;
  readonly rows: number;
}

/** XORs the next bytes of a stream over `bytes` of the kernels' memory; up to 255 behind them change too. */
export type Mask = (address: number, bytes: number) => void;

/**
 * Rows in the kernels' row-major form, for access in any order: one short read a row instead of one a plane.
 *
 * The planes of all parts, one after the other, are halved: the first half is part A of the kernels' share rows, the
 * rest their part B. So a sharing of two parts has its parts side by side in each row, and one part alone, as the
 * shuffle moves it, takes no more room than it needs.
 *
 * Tables of one shape take as much of a mask, in the same order, whatever it is XORed to.
 */
export class RowTable {
  readonly rowBytes: number;
  #rows: number;
  /** Where the rows go when they are arranged; 0 before they ever were. */
  #spare = 0;
  /** Rows of the table. */
  private readonly count: number;
  private readonly partCount: number;
  private readonly half: number;
  private readonly regs: number;
  private readonly list: number;
  /** Rows of one turn. */
  private readonly near: number;

  /**
   * @param parts each planes × length, plane by plane; not needed afterwards
   * @param places of the parts' rows; absent when they stay where they are
   * @param wide whether rows are of whole groups, as `loadPairs` reads them
   */
  constructor(
    private readonly kernels: Kernels,
    parts: readonly Uint32Array[],
    private readonly planes: number,
    private readonly length: number,
    { mask, places, wide = false }: { mask?: Mask | undefined; places?: Places; wide?: boolean } = {},
  ) {
    this.partCount = parts.length;
    this.half = Math.ceil((parts.length * planes) / 2);
    const narrow = wide ? undefined : NARROW.find(([, most]) => this.half <= most);
    this.count = places ? places.rows : length;
    this.rowBytes = narrow ? narrow[0] : CELL * Math.ceil(this.half / 64);
    this.#rows = kernels.alloc(this.rowBytes * (32 * strideOf(length) + 1));
    this.regs = kernels.alloc(roundToPiece(this.regBytes));
    this.list = kernels.alloc(4 * 32 * WORDS);
    this.near = kernels.alloc(this.rowBytes * 32 * WORDS);
    this.eachTurn((word, words) => {
      this.fill(parts, word, words, mask);
      const first = 32 * word;
      if (places) {
        this.store(this.near, words);
        const now = places.at.subarray(first, first + 32 * words);
        kernels.words().set(now, this.list >>> 2);
        kernels.scatter(this.#rows, this.near, this.rowBytes, this.list, now.length);
      } else this.store(this.#rows + this.rowBytes * first, words);
    });
    const zero = this.#rows + this.rowBytes * this.count;
    kernels.bytes().fill(0, zero, zero + this.rowBytes);
  }

  /** Address of the rows. */
  get rows(): number {
    return this.#rows;
  }

  /** XORs more to the rows: the planes of `parts`, shaped as the constructor's, or none, under a mask. */
  add(parts: readonly Uint32Array[], mask?: Mask): void {
    this.eachTurn((word, words) => {
      this.fill(parts, word, words, mask);
      this.store(this.near, words);
      this.kernels.xorInto(this.#rows + this.rowBytes * 32 * word, this.near, this.rowBytes * 32 * words);
    });
  }

  /** Row i becomes what was row order[i], of as many rows as the table has; the order is not checked. */
  arrange(order: Uint32Array): void {
    this.move(order, (spare, from, count) => {
      this.kernels.gather(spare + this.rowBytes * from, this.#rows, this.rowBytes, this.list, count);
    });
  }

  /** Undoes `arrange`: row order[i] becomes what was row i. */
  putBack(order: Uint32Array): void {
    this.move(order, (spare, from, count) => {
      this.kernels.scatter(spare, this.#rows + this.rowBytes * from, this.rowBytes, this.list, count);
    });
  }

  /** @param piece moves rows to the spare ones by `count` numbers of the order, from number `from` on, that are listed */
  private move(order: Uint32Array, piece: (spare: number, from: number, count: number) => void): void {
    if (this.#spare === 0) this.#spare = this.kernels.alloc(this.rowBytes * 32 * strideOf(this.length));
    this.eachPiece(order, (from, count) => piece(this.#spare, from, count));
    [this.#rows, this.#spare] = [this.#spare, this.#rows];
  }

  /** Rows of a list, which is not checked, as they lie here: for `replace` in a table of the same shape. */
  copy(rows: Uint32Array): Uint8Array<ArrayBuffer> {
    const { kernels, rowBytes, near } = this;
    const out = new Uint8Array(rowBytes * rows.length);
    this.eachPiece(rows, (from, count) => {
      kernels.gather(near, this.#rows, rowBytes, this.list, count);
      out.set(kernels.bytes().subarray(near, near + rowBytes * count), rowBytes * from);
    });
    return out;
  }

  /** All rows become copies of such. @throws ProtocolError when they are more or fewer */
  replace(pieces: readonly Uint8Array[]): void {
    const bytes = pieces.reduce((sum, piece) => sum + piece.length, 0);
    if (bytes !== this.rowBytes * this.count)
      throw new ProtocolError(`${bytes} bytes of rows came instead of ${this.rowBytes * this.count}`);
    let at = this.#rows;
    for (const piece of pieces) {
      this.kernels.bytes().set(piece, at);
      at += piece.length;
    }
  }

  /**
   * The lowest `planes` planes of each part; row i of the result is the i-th of `rows`, which is not checked. Of rows that
   * were never arranged nor masked, the one whose number is that of all rows is zero.
   * @param rows null for 0, 1, 2, …
   * @param out where the parts go, planes × rows.length each
   */
  pick(rows: RowNumbers | null, planes = this.planes, out?: readonly Uint32Array[]): readonly Uint32Array[] {
    const { kernels } = this;
    const count = rows ? rows.length : this.count;
    const stride = strideOf(count);
    out ??= Array.from({ length: this.partCount }, () => new Uint32Array(planes * stride));
    const memory = kernels.words();
    for (let word = 0; word < stride; word += WORDS) {
      const words = Math.min(WORDS, stride - word);
      this.load(rows, word, Math.min(32 * words, count - 32 * word), memory);
      this.eachPlane((part, plane, reg) => {
        if (plane < planes)
          out[part].set(memory.subarray(reg >>> 2, (reg >>> 2) + words), plane * stride + word);
      });
    }
    return out;
  }

  /**
   * Row i of `differences` is row left[i] ⊕ row right[i], of `rights` row right[i]: all planes of each part, as many rows as
   * `left` has.
   */
  pickPairs(
    left: Uint32Array,
    right: Uint32Array,
    differences: readonly Uint32Array[],
    rights: readonly Uint32Array[],
  ): void {
    const { kernels, regs, regBytes } = this;
    const mark = kernels.mark();
    const lefts = kernels.alloc(regBytes);
    const memory = kernels.words();
    const stride = strideOf(left.length);
    for (let word = 0; word < stride; word += WORDS) {
      const words = Math.min(WORDS, stride - word);
      const now = Math.min(32 * words, left.length - 32 * word);
      this.load(listed(left), word, now, memory);
      memory.copyWithin(lefts >>> 2, regs >>> 2, (regs + regBytes) >>> 2);
      this.load(listed(right), word, now, memory);
      kernels.xorInto(lefts, regs, regBytes);
      this.eachPlane((part, plane, reg) => {
        const difference = (reg - regs + lefts) >>> 2;
        differences[part].set(memory.subarray(difference, difference + words), plane * stride + word);
        rights[part].set(memory.subarray(reg >>> 2, (reg >>> 2) + words), plane * stride + word);
      });
    }
    kernels.release(mark);
  }

  /** The rows of one turn as planes. Rows in any order are gathered first: a short loop has more of them under way. */
  private load(rows: RowNumbers | null, word: number, count: number, memory: Uint32Array): void {
    const { kernels, rowBytes, list } = this;
    let from = this.#rows + rowBytes * 32 * word;
    if (rows) {
      rows.write(32 * word, memory.subarray(list >>> 2, (list >>> 2) + count));
      from = this.near;
      kernels.gather(from, this.#rows, rowBytes, list, count);
    }
    kernels.loadRows(from, rowBytes, this.half, count, ...this.layout);
  }

  private get regBytes(): number {
    return 2 * this.half * TILES * CELL;
  }

  /** regs, slotStride, partStride, tileStride, slot */
  private get layout(): [number, number, number, number, number] {
    return [this.regs, TILES * CELL, this.half * TILES * CELL, CELL, 0];
  }

  /** Puts rows of a list where kernels read lists, as many as fit at a time. */
  private eachPiece(rows: Uint32Array, piece: (from: number, count: number) => void): void {
    for (let from = 0; from < rows.length; from += 32 * WORDS) {
      const chosen = rows.subarray(from, from + 32 * WORDS);
      this.kernels.words().set(chosen, this.list >>> 2);
      piece(from, chosen.length);
    }
  }

  private eachTurn(turn: (word: number, words: number) => void): void {
    const stride = strideOf(this.length);
    for (let word = 0; word < stride; word += WORDS) turn(word, Math.min(WORDS, stride - word));
  }

  private eachPlane(visit: (part: number, plane: number, register: number) => void): void {
    let register = this.regs;
    for (let part = 0; part < this.partCount; part++)
      for (let plane = 0; plane < this.planes; plane++, register += TILES * CELL)
        visit(part, plane, register);
  }

  private fill(parts: readonly Uint32Array[], word: number, words: number, mask?: Mask): void {
    const memory = this.kernels.words();
    const stride = strideOf(this.length);
    if (parts.length === 0) memory.fill(0, this.regs >>> 2, (this.regs + this.regBytes) >>> 2);
    else
      this.eachPlane((part, plane, reg) => {
        const from = plane * stride + word;
        memory.set(parts[part].subarray(from, from + words), reg >>> 2);
      });
    mask?.(this.regs, this.regBytes);
  }

  private store(rows: number, words: number): void {
    this.kernels.storeRows(rows, this.rowBytes, this.half, 32 * words, ...this.layout);
  }
}
