/** When more would be kept, all go: they are of shapes that no longer come. */
const MOST_KEPT = 128 << 20;

/**
 * Buffers of messages that were read, or of words that are of no use any more, used again for others of the same size:
 * what comes in pays for what goes out, and no page is new to the system.
 */
export class Buffers {
  private readonly free = new Map<number, Uint8Array<ArrayBuffer>[]>();
  private kept = 0;

  /** A buffer of its own; it holds anything. */
  take(bytes: number): Uint8Array<ArrayBuffer> {
    const found = this.free.get(bytes)?.pop();
    if (!found) return new Uint8Array(bytes);
    this.kept -= bytes;
    return found;
  }

  /** `take` as words. */
  takeWords(words: number): Uint32Array<ArrayBuffer> {
    return new Uint32Array(this.take(4 * words).buffer);
  }

  /** Nobody reads what `data` is a view of any more. Views of larger buffers are let go. */
  give({ buffer, byteLength }: Uint8Array | Uint32Array): void {
    if (byteLength !== buffer.byteLength || byteLength === 0 || byteLength > MOST_KEPT) return;
    if (this.kept + byteLength > MOST_KEPT) this.wipe();
    const data = new Uint8Array(buffer as ArrayBuffer);
    const known = this.free.get(byteLength);
    if (known) known.push(data);
    else this.free.set(byteLength, [data]);
    this.kept += byteLength;
  }

  /** Overwrites all of them and lets them go. */
  wipe(): void {
    for (const list of this.free.values()) for (const data of list) data.fill(0);
    this.free.clear();
    this.kept = 0;
  }
}
