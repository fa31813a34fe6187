/**
 * The buffers to move with a value: of all word arrays in it, however deep, that fill their buffer. Bytes (seeds,
 * coins) are few. One without words is not named: if it was moved before, the copy fails, whereas moving it twice would
 * lose the message.
 */
export const wordsIn = (value: unknown): ArrayBuffer[] => [
  ...buffersOf(value, (words) => words.byteLength > 0 && words.byteLength === words.buffer.byteLength),
];

/** The buffers of all word arrays in a value, however deep, that pass a test. */
export function buffersOf(
  value: unknown,
  test: (words: Uint32Array) => boolean = () => true,
): Set<ArrayBuffer> {
  const found = new Set<ArrayBuffer>();
  const look = (part: unknown): void => {
    if (part instanceof Uint32Array) {
      if (test(part)) found.add(part.buffer as ArrayBuffer);
    } else if (typeof part === 'object' && part !== null && !ArrayBuffer.isView(part))
      for (const inner of Object.values(part)) look(inner);
  };
  look(value);
  return found;
}
