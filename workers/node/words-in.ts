/**
 * The buffers to move with a value: of all word arrays in it, however deep, that fill their buffer. Bytes (seeds,
 * coins) are few. One without words is not named: if it was moved before, the copy fails, whereas moving it twice would
 * lose the message.
 */
export function wordsIn(value: unknown): ArrayBuffer[] {
  const found = new Set<ArrayBuffer>();
  const look = (part: unknown): void => {
    if (part instanceof Uint32Array) {
      if (part.byteLength > 0 && part.byteLength === part.buffer.byteLength)
        found.add(part.buffer as ArrayBuffer);
    } else if (typeof part === 'object' && part !== null && !ArrayBuffer.isView(part))
      for (const inner of Object.values(part)) look(inner);
  };
  look(value);
  return [...found];
}
