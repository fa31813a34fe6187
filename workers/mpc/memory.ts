import type { Buffers } from '../buffers.ts';
import { type Shared, strideOf } from '../shared.ts';

/** Sharings that live until their engine ends, or until they are released. */
export class Memory {
  private readonly own = new Set<Uint32Array>();

  /** @param parts bits of a share of one bit */
  constructor(
    private readonly buffers: Buffers,
    private readonly parts: number,
  ) {}

  /** Room for a sharing; it holds anything. */
  take(planes: number, length: number): Shared {
    const parts = Array.from({ length: this.parts }, () => {
      const words = this.buffers.takeWords(planes * strideOf(length));
      this.own.add(words);
      return words;
    });
    return { planes, length, parts };
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
