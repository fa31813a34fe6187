/**
 * Buffers of messages that were read, used again for messages of the same size: what comes in pays for what goes out,
 * and no page is new to the system.
 */
export class Buffers {
  private readonly free = new Map<number, Uint8Array[]>();

  /** A buffer of its own; it holds anything. */
  take(bytes: number): Uint8Array {
    return this.free.get(bytes)?.pop() ?? new Uint8Array(bytes);
  }

  /** Nobody reads `data` any more. Views of larger buffers are let go. */
  give(data: Uint8Array): void {
    if (data.byteLength !== data.buffer.byteLength) return;
    const known = this.free.get(data.byteLength);
    if (known) known.push(data);
    else this.free.set(data.byteLength, [data]);
  }
}
