import { chacha12 } from '@noble/ciphers/chacha.js';

/**
 * What the kernels do, in plain TypeScript on a copy of the memory: the same arguments, one bit or byte at a time.
 * Since the tests compare all of the memory, a kernel that writes anywhere else fails too.
 */
export class Reference {
  private readonly view: DataView;

  constructor(readonly memory: Uint8Array) {
    this.view = new DataView(memory.buffer, memory.byteOffset);
  }

  stream(out: number, key: number, nonce: number, counter: number, bytes: number): void {
    this.memory.fill(0, out, out + roundUp(bytes));
    this.streamXor(out, key, nonce, counter, bytes);
  }

  streamXor(out: number, key: number, nonce: number, counter: number, bytes: number): void {
    this.streamBytes(key, nonce, counter, bytes).forEach((byte, i) => {
      this.memory[out + i] ^= byte;
    });
  }

  /** Whole pieces of the stream in lane order. */
  private streamBytes(key: number, nonce: number, counter: number, bytes: number): Uint8Array {
    const standard = new Uint8Array(roundUp(bytes));
    const nonceBytes = new Uint8Array(12);
    new DataView(nonceBytes.buffer).setUint32(0, nonce, true);
    for (let at = 0; at < standard.length; at += 64) {
      const block = standard.subarray(at, at + 64);
      const count = (counter + at / 64) >>> 0;
      chacha12(this.memory.slice(key, key + 32), nonceBytes, block, block, count);
    }
    return standard.map((_, i) => standard[standardPlace(i)]);
  }

  permute(order: number, length: number, key: number): void {
    const words = (function* (stream: Reference): Generator<number> {
      for (let counter = 0; ; counter += 4) {
        const piece = new DataView(stream.streamBytes(key, 0, counter, 256).buffer);
        for (let at = 0; at < 256; at += 4) yield piece.getUint32(at, true);
      }
    })(this);
    const rows = Array.from({ length }, (_, i) => i);
    for (let i = length - 1; i > 0; i--) {
      let product: number;
      do product = words.next().value * (i + 1);
      while (product % 2 ** 32 < 2 ** 32 % (i + 1));
      const j = Math.floor(product / 2 ** 32);
      [rows[i], rows[j]] = [rows[j], rows[i]];
    }
    rows.forEach((row, i) => {
      this.view.setUint32(order + 4 * i, row, true);
    });
  }

  zeros(out: number, keyA: number, keyB: number, nonce: number, counter: number, bytes: number): void {
    this.stream(out, keyA, nonce, counter, bytes);
    this.streamXor(out, keyB, nonce, counter, bytes);
  }

  gates(
    program: number,
    gates: number,
    tiles: number,
    regs: number,
    slotStride: number,
    partStride: number,
    tileStride: number,
    z: number,
    zGateStride: number,
    zTileStride: number,
  ): void {
    for (let t = 0; t < tiles; t++) {
      let at = program;
      const word = (): number => {
        at += 4;
        return this.word(at - 4);
      };
      for (let g = 0; g < gates; g++) {
        const [counts, singles] = [word(), word()];
        const doubles = Array.from({ length: counts >>> 16 }, () => [word(), word(), word()]);
        const products = Array.from({ length: counts & 0xffff }, () => [word(), word()]);
        const alone = Array.from({ length: singles }, word);
        for (let i = 0; i < 16; i++) {
          const read = (slot: number, part: number): number =>
            this.memory[regs + slot * slotStride + part * partStride + t * tileStride + i];
          let sum = 0;
          for (const [x, y] of [
            ...products,
            ...doubles.flatMap(([w, x, y]) => [
              [w, y],
              [x, y],
            ]),
          ])
            sum ^= (read(x, 0) & read(y, 0)) ^ (read(x, 0) & read(y, 1)) ^ (read(x, 1) & read(y, 0));
          for (const s of alone) sum ^= read(s, 0);
          this.memory[z + g * zGateStride + t * zTileStride + i] ^= sum;
        }
      }
    }
  }

  absorb(
    out: number,
    gates: number,
    tiles: number,
    regs: number,
    slotStride: number,
    partStride: number,
    tileStride: number,
    z: number,
    received: number,
    zGateStride: number,
    zTileStride: number,
  ): void {
    for (let t = 0; t < tiles; t++)
      for (let g = 0; g < gates; g++)
        [z, received].forEach((from, part) => {
          const cell = from + g * zGateStride + t * zTileStride;
          const slot = this.word(out + 4 * g);
          this.memory.copyWithin(
            regs + slot * slotStride + part * partStride + t * tileStride,
            cell,
            cell + 16,
          );
        });
  }

  bilinear(z: number, x: number, y: number, partStride: number, bytes: number, matrix: number): void {
    for (let i = 0; i < 8 * roundUp(bytes, 16); i++)
      for (let entry = 0; entry < 9; entry++)
        if ((matrix >>> entry) & 1) {
          const [j, l] = [Math.floor(entry / 3), entry % 3];
          const product = this.bit(8 * (x + j * partStride) + i) & this.bit(8 * (y + l * partStride) + i);
          this.setBit(8 * z + i, this.bit(8 * z + i) ^ product);
        }
  }

  loadPairs(
    rows: number,
    rowBytes: number,
    planes: number,
    left: number,
    right: number,
    count: number,
    regs: number,
    tileStride: number,
    xSlot: number,
    bSlot: number,
  ): void {
    forBits(planes, roundUp(count, 128), (plane, k, part) => {
      const bit = (list: number): number =>
        k < count ? this.bit(keyBit(rows, rowBytes, this.word(list + 4 * k), plane, part)) : 0;
      const at = (slot: number): number => cellBit(regs, slot + plane, k, part, 32, 16, tileStride);
      const [l, r] = [bit(left), bit(right)];
      this.setBit(at(xSlot), l ^ r);
      this.setBit(at(bSlot), r);
    });
  }

  loadRows(
    rows: number,
    rowBytes: number,
    planes: number,
    count: number,
    regs: number,
    slotStride: number,
    partStride: number,
    tileStride: number,
    slot: number,
  ): void {
    forBits(planes, roundUp(count, 128), (plane, k, part) => {
      const bit = k < count ? this.bit(keyBit(rows, rowBytes, k, plane, part)) : 0;
      this.setBit(cellBit(regs, slot + plane, k, part, slotStride, partStride, tileStride), bit);
    });
  }

  storeRows(
    rows: number,
    rowBytes: number,
    planes: number,
    count: number,
    regs: number,
    slotStride: number,
    partStride: number,
    tileStride: number,
    slot: number,
  ): void {
    for (let k = 0; k < count; k++) {
      this.memory.fill(0, rows + rowBytes * k, rows + rowBytes * (k + 1));
      for (let plane = 0; plane < planes; plane++)
        for (const part of [0, 1]) {
          const bit = this.bit(cellBit(regs, slot + plane, k, part, slotStride, partStride, tileStride));
          this.setBit(keyBit(rows, rowBytes, k, plane, part), bit);
        }
    }
  }

  gather(out: number, from: number, rowBytes: number, index: number, count: number): void {
    for (let i = 0; i < count; i++) {
      const row = from + this.word(index + 4 * i) * rowBytes;
      this.memory.copyWithin(out + i * rowBytes, row, row + rowBytes);
    }
  }

  scatter(out: number, from: number, rowBytes: number, index: number, count: number): void {
    for (let i = 0; i < count; i++) {
      const row = from + i * rowBytes;
      this.memory.copyWithin(out + this.word(index + 4 * i) * rowBytes, row, row + rowBytes);
    }
  }

  number(list: number, length: number): void {
    for (let i = 0; i < length; i++) this.view.setUint32(list + 4 * i, i, true);
  }

  xorInto(out: number, from: number, bytes: number): void {
    for (let i = 0; i < bytes; i++) this.memory[out + i] ^= this.memory[from + i];
  }

  hash(rows: number, count: number, tables: number): void {
    for (let at = rows; at < rows + 16 * count; at += 8) {
      let sum = 0n;
      for (let j = 0; j < 8; j++) {
        sum ^= this.view.getBigUint64(tables + 8 * (256 * j + this.memory[at + j]), true);
      }
      this.view.setBigUint64(at, sum, true);
    }
  }

  private word = (at: number): number => this.view.getUint32(at, true);

  private bit = (at: number): number => (this.memory[at >>> 3] >>> (at & 7)) & 1;

  private setBit(at: number, bit: number): void {
    const mask = 1 << (at & 7);
    this.memory[at >>> 3] = bit ? this.memory[at >>> 3] | mask : this.memory[at >>> 3] & ~mask;
  }
}

/** Where the standard has what lane order has at byte `i`: word w of block 4c + l is at 256c + 16w + 4l. */
export function standardPlace(i: number): number {
  const [chunk, w, l] = [i >>> 8, (i >>> 4) & 15, (i >>> 2) & 3];
  return 256 * chunk + 64 * l + 4 * w + (i & 3);
}

const roundUp = (value: number, unit = 256): number => Math.ceil(value / unit) * unit;

function forBits(
  planes: number,
  rows: number,
  visit: (plane: number, row: number, part: number) => void,
): void {
  for (let plane = 0; plane < planes; plane++)
    for (let row = 0; row < rows; row++) for (const part of [0, 1]) visit(plane, row, part);
}

/** Number, in the memory, of the bit of one row in one cell. */
function cellBit(
  regs: number,
  slot: number,
  row: number,
  part: number,
  slotStride: number,
  partStride: number,
  tileStride: number,
): number {
  return 8 * (regs + slot * slotStride + part * partStride + (row >>> 7) * tileStride) + (row & 127);
}

/** Number, in the memory, of one plane's bit in a share row. */
function keyBit(rows: number, rowBytes: number, row: number, plane: number, part: number): number {
  const half = Math.min(16, rowBytes) / 2;
  return 8 * (rows + rowBytes * row + 16 * (plane >>> 6) + half * part) + (plane & 63);
}
