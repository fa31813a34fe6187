import { InputError } from '../errors.ts';

/** Fresh random bytes; injected, so that vectors and simulations can repeat a run. */
export type Random = (bytes: number) => Uint8Array;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const encoder = new TextEncoder();

/** Builds one message: numbers big-endian, `blob` and `text` behind a u32 length. */
export class Writer {
  #parts: Uint8Array[] = [];
  #length = 0;

  u8(value: number): this {
    return this.#number(value, 1);
  }

  u16(value: number): this {
    return this.#number(value, 2);
  }

  u32(value: number): this {
    return this.#number(value, 4);
  }

  /** A whole number up to 2^53 − 1 in eight bytes. */
  u64(value: number): this {
    return this.#number(value, 8);
  }

  /** Bytes whose length the reader knows. */
  raw(bytes: Uint8Array): this {
    this.#parts.push(bytes);
    this.#length += bytes.length;
    return this;
  }

  blob(bytes: Uint8Array): this {
    return this.u32(bytes.length).raw(bytes);
  }

  text(text: string): this {
    return this.blob(encoder.encode(text));
  }

  finish(): Uint8Array {
    const out = new Uint8Array(this.#length);
    let at = 0;
    for (const part of this.#parts) {
      out.set(part, at);
      at += part.length;
    }
    return out;
  }

  #number(value: number, bytes: number): this {
    const limit = bytes === 8 ? Number.MAX_SAFE_INTEGER : 2 ** (8 * bytes) - 1;
    if (!Number.isInteger(value) || value < 0 || value > limit)
      throw new RangeError(`${value} is not a whole number from 0 to ${limit}`);
    const out = new Uint8Array(bytes);
    let rest = value;
    for (let i = bytes - 1; i >= 0; i--) {
      out[i] = rest % 256;
      rest = Math.floor(rest / 256);
    }
    return this.raw(out);
  }
}

/**
 * Reads one message that a stranger sent. Every length is checked against what is there before anything is
 * allocated; call `end` last, so that nothing can hide behind the message.
 */
export class Reader {
  readonly #bytes: Uint8Array;
  readonly #what: string;
  #at = 0;

  /** @param what name of the message, for errors */
  constructor(bytes: Uint8Array, what: string) {
    this.#bytes = bytes;
    this.#what = what;
  }

  u8(): number {
    return this.#number(1);
  }

  u16(): number {
    return this.#number(2);
  }

  u32(): number {
    return this.#number(4);
  }

  /** @throws InputError above 2^53 − 1 */
  u64(): number {
    const value = this.#number(8);
    if (value > Number.MAX_SAFE_INTEGER)
      throw new InputError(`${this.#what}: the number at byte ${this.#at - 8} is larger than 2^53 − 1`);
    return value;
  }

  /** The next `length` bytes, copied. @throws InputError when the message ends before */
  raw(length: number): Uint8Array {
    const left = this.#bytes.length - this.#at;
    if (length > left)
      throw new InputError(
        `${this.#what}: needs ${length} bytes at byte ${this.#at}, but only ${left} follow`,
      );
    this.#at += length;
    return this.#bytes.slice(this.#at - length, this.#at);
  }

  /** @param most the longest that the format allows, in bytes */
  blob(most: number): Uint8Array {
    const length = this.u32();
    if (length > most)
      throw new InputError(`${this.#what}: a field of ${length} bytes where at most ${most} are allowed`);
    return this.raw(length);
  }

  /** UTF-8 text of at most `most` bytes. */
  text(most: number): string {
    const bytes = this.blob(most);
    try {
      return decoder.decode(bytes);
    } catch {
      throw new InputError(`${this.#what}: a text that is not UTF-8`);
    }
  }

  /** All bytes that are left. @throws InputError when more than `most` */
  rest(most: number): Uint8Array {
    const left = this.#bytes.length - this.#at;
    if (left > most)
      throw new InputError(
        `${this.#what}: ${left} bytes at byte ${this.#at} where at most ${most} are allowed`,
      );
    return this.raw(left);
  }

  /** @throws InputError when bytes follow the message */
  end(): void {
    const left = this.#bytes.length - this.#at;
    if (left > 0) throw new InputError(`${this.#what}: ${left} bytes too many behind the message`);
  }

  #number(bytes: number): number {
    let value = 0;
    for (const byte of this.raw(bytes)) value = value * 256 + byte;
    return value;
  }
}

/** True when both hold the same bytes. Not constant-time: for public values. */
export function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
