import { InputError } from '../errors.ts';
import { decodeText, MOST_TEXT } from './fields.ts';

/**
 * One protobuf message. A reader of our own, since three messages of ten fields are read, and a library would bring
 * more code to phones than all of this folder, and no limits.
 *
 * Only what is asked for is judged: unknown fields are skipped, as protobuf wants it, but a field that is read and
 * stands there twice is refused, since readers differ in which one they take.
 */
export class ProtoMessage {
  /** By number; null: more than once. */
  readonly #fields = new Map<number, number | Uint8Array | null>();

  /** @throws InputError when the bytes are torn or of no wire type that proto3 has */
  constructor(bytes: Uint8Array) {
    let at = 0;
    const varint = (): number => {
      let value = 0;
      for (let count = 0, place = 1; count < 10; count++, place *= 128) {
        if (at === bytes.length) throw torn();
        const byte = bytes[at++];
        value += (byte & 127) * place; // inexact above 2^53, where `number` refuses it
        if (byte < 128) return value;
      }
      throw torn();
    };
    const take = (length: number): Uint8Array => {
      if (length > bytes.length - at) throw torn();
      at += length;
      return bytes.subarray(at - length, at);
    };
    while (at < bytes.length) {
      const tag = varint();
      const field = Math.floor(tag / 8);
      if (field < 1 || field >= 2 ** 29) throw torn();
      const value = readValue(tag % 8, varint, take);
      this.#fields.set(field, this.#fields.has(field) ? null : value);
    }
  }

  /** A whole number, 0 when it is absent. */
  number(field: number): number {
    const value = this.#only(field) ?? 0;
    if (!Number.isSafeInteger(value)) throw new InputError('a number in it is too large or none');
    return value as number;
  }

  /** Bytes (not copied), empty when they are absent. */
  bytes(field: number): Uint8Array {
    const value = this.#only(field) ?? new Uint8Array(0);
    if (typeof value === 'number') throw torn();
    return value;
  }

  /** UTF-8 of at most 255 UTF-16 units, empty when it is absent. */
  text(field: number): string {
    const text = decodeText(this.bytes(field));
    if (text.length > MOST_TEXT) throw new InputError(`a text in it is longer than ${MOST_TEXT} characters`);
    return text;
  }

  has(field: number): boolean {
    return this.#fields.has(field);
  }

  #only(field: number): number | Uint8Array | undefined {
    const value = this.#fields.get(field);
    if (value === null) throw new InputError('a field stands in it twice');
    return value;
  }
}

function readValue(wireType: number, varint: () => number, take: (length: number) => Uint8Array) {
  switch (wireType) {
    case 0:
      return varint();
    case 1:
      return take(8);
    case 2:
      return take(varint());
    case 5:
      return take(4);
    default:
      throw torn();
  }
}

const torn = () => new InputError('a part of it is wrong or missing');
