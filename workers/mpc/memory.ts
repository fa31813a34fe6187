import type { Buffers } from './buffers.ts';
import { type Shared, strideOf } from './shared.ts';

/** Words and sharings that live until their engine ends, or until they are released. */
export class Memory {
  private readonly own = new Set<Uint32Array>();

  /** @param parts of a sharing */
  constructor(
    private readonly buffers: Buffers,
    private readonly parts: number,
  ) {}

  /** Room for a sharing; it holds anything. */
  take(planes: number, length: number): Shared {
    const parts = Array.from({ length: this.parts }, () => this.takeWords(planes * strideOf(length)));
    return { planes, length, parts };
  }

  /** Room for so many words; they hold anything. */
  takeWords(words: number): Uint32Array<ArrayBuffer> {
    const found = this.buffers.takeWords(words);
    this.own.add(found);
    return found;
  }

  /** Takes what came in a message, if it is that alone: part of a frame is let be. */
  adopt(words: Uint32Array): void {
    if (words.byteLength === words.buffer.byteLength) this.own.add(words);
  }

  /** Nobody reads `s` any more. What was not taken here is let be. */
  release(s: Shared): void {
    for (const words of s.parts) if (this.own.delete(words)) this.buffers.give(words);
  }

  /** Releases all but what lies in `kept`. */
  end(kept: ReadonlySet<ArrayBufferLike>): void {
    for (const words of this.own) if (!kept.has(words.buffer)) this.buffers.give(words);
    this.own.clear();
  }
}
