import { concatBytes } from '@noble/hashes/utils.js';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import { CHUNK } from '../../workers/link/framing.ts';
import { LinkClosed, MAX_FRAME, type PeerLink } from '../../workers/link/peer-link.ts';

/** Two ends of one link, and how to get rid of them. */
export interface Ends {
  /** The side that dialled. */
  a: PeerLink;
  keyA: string;
  b: PeerLink;
  keyB: string;
  /** One more link between the same two peers. */
  more(): Promise<[PeerLink, PeerLink]>;
  done(): Promise<void> | void;
}

/** What every PeerLink must do, whatever carries it. */
export function peerLinkSuite(name: string, open: () => Promise<Ends>): void {
  describe(name, () => {
    let ends: Ends;
    beforeEach(async () => {
      ends = await open();
    });
    afterEach(() => ends.done());

    test('names the other side by its proven key', () => {
      expect(ends.a.peer).toBe(ends.keyB);
      expect(ends.b.peer).toBe(ends.keyA);
    });

    test('keeps the order, both ways at once, without waiting for the reader in between', async () => {
      const count = 500;
      const sendAll = async (link: PeerLink) => {
        for (let i = 0; i < count; i++) await link.send(numbered(i, i % 300));
      };
      const readAll = async (link: PeerLink) => {
        for (let i = 0; i < count; i++) expect(same(await link.receive(), numbered(i, i % 300))).toBe(true);
      };
      await Promise.all([sendAll(ends.a), sendAll(ends.b), readAll(ends.a), readAll(ends.b)]);
    });

    test('keeps the order of sends that are not awaited', async () => {
      const sent = [70_000, 0, 3, 200_000, 1].map((length, i) => numbered(i, length));
      const sending = Promise.all(sent.map((frame) => ends.a.send(frame.slice())));
      for (const frame of sent) expect(same(await ends.b.receive(), frame)).toBe(true);
      await sending;
    });

    test.each([0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 1 << 20, 8 << 20])(
      'carries a frame of %i bytes',
      async (length) => {
        const frame = pattern(length);
        const [, got] = await Promise.all([ends.a.send(frame.slice()), ends.b.receive()]);
        expect(same(got, frame)).toBe(true);
      },
    );

    test('carries a frame that is given in pieces, and counts it', async () => {
      const pieces = [pattern(3), new Uint8Array(), pattern(CHUNK), pattern(70_000)];
      const length = 70_003 + CHUNK;
      const whole = concatBytes(...pieces);
      const [, got] = await Promise.all([ends.a.send(...pieces), ends.b.receive()]);
      expect(same(got, whole)).toBe(true);
      expect(ends.a.traffic()).toMatchObject({ sentBytes: length, receivedBytes: 0, queuedBytes: 0 });
      expect(ends.b.traffic()).toMatchObject({ sentBytes: 0, receivedBytes: length });
    });

    test('a reader may give a frame’s buffer away', async () => {
      const [first, second] = [pattern(100), pattern(200)];
      await ends.a.send(first.slice());
      await ends.a.send(second.slice());
      const { buffer } = await ends.b.receive();
      structuredClone(buffer, { transfer: [buffer as ArrayBuffer] });
      expect(same(await ends.b.receive(), second)).toBe(true);
    });

    test('refuses a frame over the limit and lives on', async () => {
      await expect(ends.a.send(new Uint8Array(MAX_FRAME + 1))).rejects.toThrow(InputError);
      await ends.a.send(Uint8Array.of(1));
      expect(await ends.b.receive()).toEqual(Uint8Array.of(1));
    });

    test('makes the sender wait for a reader that is slow', async () => {
      const [frames, size] = [64, 128 * 1024];
      let sent = 0;
      const sending = (async () => {
        for (let i = 0; i < frames; i++, sent++) await ends.a.send(numbered(i, size));
      })();
      // Nobody reads: wait until the sender makes no progress any more.
      for (let before = -1; before < sent; ) {
        before = sent;
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      expect(sent).toBeLessThan(frames / 2);
      for (let i = 0; i < frames; i++) expect((await ends.b.receive())[3]).toBe(i);
      await sending;
      expect(sent).toBe(frames);
    });

    test('refuses a second reader', async () => {
      const first = ends.b.receive();
      await expect(ends.b.receive()).rejects.toThrow('two readers');
      await ends.a.send(Uint8Array.of(5));
      expect(await first).toEqual(Uint8Array.of(5));
    });

    test.each(['a', 'b'] as const)('closes both ends when %s closes, with its reason', async (side) => {
      const [closer, other] = side === 'a' ? [ends.a, ends.b] : [ends.b, ends.a];
      const waiting = expect(other.receive()).rejects.toThrow(/enough for today/);
      closer.close('enough for today');
      closer.close('again');
      expect(await closer.closed).toContain('enough for today');
      expect(await other.closed).toContain('enough for today');
      await waiting;
      for (const link of [closer, other]) {
        await expect(link.send(new Uint8Array(1))).rejects.toThrow(LinkClosed);
        await expect(link.receive()).rejects.toThrow(LinkClosed);
      }
    });

    test('delivers what was sent before the close', async () => {
      await ends.a.send(pattern(10_000));
      await ends.a.send(Uint8Array.of(7));
      ends.a.close();
      expect(same(await ends.b.receive(), pattern(10_000))).toBe(true);
      expect(await ends.b.receive()).toEqual(Uint8Array.of(7));
      await expect(ends.b.receive()).rejects.toThrow(LinkClosed);
    });

    test('a close ends a send that waits for the reader', async () => {
      const sending = (async () => {
        for (;;) await ends.a.send(new Uint8Array(100_000));
      })();
      ends.b.close('reader left');
      await expect(sending).rejects.toThrow(LinkClosed);
    });

    test('many links between the same peers do not mix', async () => {
      const pairs = await Promise.all(Array.from({ length: 8 }, () => ends.more()));
      await Promise.all(pairs.map(([a], i) => a.send(numbered(i, 50_000))));
      for (const [i, [, b]] of pairs.entries())
        expect(same(await b.receive(), numbered(i, 50_000))).toBe(true);
      pairs[0][0].close();
      await pairs[0][1].closed;
      await pairs[1][1].send(Uint8Array.of(1));
      expect(await pairs[1][0].receive()).toEqual(Uint8Array.of(1));
      for (const [a] of pairs) a.close();
    });
  });
}

export function pattern(length: number): Uint8Array {
  const frame = new Uint8Array(length);
  for (let i = 0; i < length; i++) frame[i] = (i * 2654435761) >>> 24;
  return frame;
}

/** A frame of at least 4 bytes that starts with its number. */
function numbered(number: number, length: number): Uint8Array {
  const frame = pattern(Math.max(4, length));
  new DataView(frame.buffer).setUint32(0, number);
  return frame;
}

/** Equal bytes; vitest's own comparison takes seconds for megabytes. */
export function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}
