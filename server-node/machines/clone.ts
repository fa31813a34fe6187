/*
 * Messages of ports as bytes, for another machine: a structured clone behind its length, then the bytes of all its word
 * arrays as they lie. Ports in it are numbers.
 */
import { Deserializer, Serializer } from 'node:v8';
import { MessagePort } from 'node:worker_threads';
import type { ByteReader } from './byte-reader.ts';

/** What word arrays go; a message with others is refused. */
const KINDS = [Uint8Array, Uint32Array];
const PORT = KINDS.length;

/**
 * @param numberOf numbers a port that goes along
 * @returns pieces to send one behind the other; they share memory with the value's arrays
 * @throws Error when there is something in it that does not go to another machine
 */
export function encodeClone(value: unknown, numberOf: (port: MessagePort) => number): Uint8Array[] {
  const clone = new Encoder(numberOf);
  clone.writeHeader();
  clone.writeValue(value);
  const bytes = clone.releaseBuffer();
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  return [Buffer.concat([length, bytes]), ...clone.arrays];
}

/**
 * Reads the next message. Who sends is trusted as this process is: what has another form throws, no more.
 * @param portOf makes the near end of a port
 * @returns it, with what can be moved of it: its ports, and the memory of its arrays, which each have their own
 */
export async function readClone(
  reader: ByteReader,
  portOf: (number: number) => MessagePort,
): Promise<{ value: unknown; moved: (ArrayBuffer | MessagePort)[] }> {
  const length = Buffer.alloc(4);
  await reader.fill(length);
  const bytes = Buffer.alloc(length.readUInt32LE());
  await reader.fill(bytes);
  const clone = new Decoder(bytes, portOf);
  clone.readHeader();
  const value = clone.readValue();
  for (const array of clone.arrays) await reader.fill(array);
  return { value, moved: [...clone.arrays.map(({ buffer }) => buffer), ...clone.ports] };
}

class Encoder extends Serializer {
  readonly arrays: Uint8Array[] = [];
  declare _setTreatArrayBufferViewsAsHostObjects: (flag: boolean) => void;

  constructor(private readonly numberOf: (port: MessagePort) => number) {
    super();
    this._setTreatArrayBufferViewsAsHostObjects(true);
  }

  /** Called for each port and each array. */
  _writeHostObject(object: object): void {
    if (object instanceof MessagePort) {
      this.writeUint32(PORT);
      this.writeUint32(this.numberOf(object));
      return;
    }
    const kind = KINDS.findIndex((type) => object instanceof type);
    if (kind < 0) throw new TypeError(`${object.constructor.name} goes to no other machine`);
    const { buffer, byteOffset, byteLength } = object as Uint8Array;
    this.arrays.push(new Uint8Array(buffer, byteOffset, byteLength));
    this.writeUint32(kind);
    this.writeUint32(byteLength);
  }
}

class Decoder extends Deserializer {
  /** To be filled, in this order. */
  readonly arrays: Uint8Array<ArrayBuffer>[] = [];
  readonly ports: MessagePort[] = [];

  constructor(
    bytes: Buffer,
    private readonly portOf: (number: number) => MessagePort,
  ) {
    super(bytes);
  }

  /** Called for each port and each array. */
  _readHostObject(): object {
    const kind = this.readUint32();
    if (kind === PORT) {
      const port = this.portOf(this.readUint32());
      this.ports.push(port);
      return port;
    }
    const array = new Uint8Array(this.readUint32());
    this.arrays.push(array);
    return new KINDS[kind](array.buffer);
  }
}
