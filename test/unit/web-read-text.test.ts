import { expect, test } from 'vitest';
import { readText } from '../../web/engine/read-text.ts';

/** An answer without end, and how many bytes were fetched of it. */
const endless = () => {
  const told = { bytes: 0, cancelled: false };
  const body = new ReadableStream<Uint8Array>({
    pull(stream) {
      told.bytes += 1000;
      if (told.bytes > 100_000) throw new Error('read to the end');
      stream.enqueue(new Uint8Array(1000).fill(0x78));
    },
    cancel() {
      told.cancelled = true;
    },
  });
  return { response: new Response(body), told };
};

test('of an answer that is too long no more is fetched than shows that', async () => {
  const { response, told } = endless();
  const text = await readText(response, 2500);
  expect(text.length).toBeGreaterThan(2500);
  expect(told.cancelled).toBe(true);
  expect(told.bytes).toBeLessThan(10_000);
});

test('what is not too long is read whole, letters of several bytes and pieces that cut them too', async () => {
  const bytes = new TextEncoder().encode('Café غرفة');
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      for (const byte of bytes) stream.enqueue(Uint8Array.of(byte));
      stream.close();
    },
  });
  expect(await readText(new Response(body), 9)).toBe('Café غرفة');
  expect(await readText(new Response(null), 9)).toBe('');
});

test('an answer that breaks off is none', async () => {
  const body = new ReadableStream<Uint8Array>({
    start(stream) {
      stream.enqueue(Uint8Array.of(0x5b));
      stream.error(new TypeError('gone'));
    },
  });
  await expect(readText(new Response(body), 9)).rejects.toThrow('gone');
});
