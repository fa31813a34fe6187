import { concatBytes } from '@noble/hashes/utils.js';
import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { Assembler } from '../../workers/link/assembler.ts';
import {
  ChannelLink,
  type DataChannel,
  type LinkSize,
  MOST_WINDOW,
  WINDOW,
} from '../../workers/link/channel-link.ts';
import { Cutter } from '../../workers/link/cutter.ts';
import { CHUNK, MESSAGE_COST } from '../../workers/link/framing.ts';
import { LinkClosed, MAX_FRAME } from '../../workers/link/peer-link.ts';
import { pattern, same } from './peer-link-suite.ts';

const PEER = 'ab'.repeat(32);
/** Of the first message of a frame. */
const HEAD = 8;
const [FIRST, MORE, CREDIT, CLOSE, PING, PONG] = [0, 1, 2, 3, 4, 5];
const u32 = (value: number) => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255);
/** How a frame of so many bytes begins. */
const first = (length: number) => [FIRST, 0, 0, 0, ...u32(length)];
/** The messages of a frame, copied. */
function messagesOf(...pieces: Uint8Array[]): Uint8Array[] {
  const messages: Uint8Array[] = [];
  for (const frame = new Cutter(pieces); !frame.done; ) messages.push(frame.take().slice());
  return messages;
}

/** A channel whose other end is the test: it records what is sent and plays the hostile peer. */
class FakeChannel implements DataChannel {
  binaryType = '';
  bufferedAmount = 0;
  onopen: (() => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: (() => void) | null = null;
  readonly sent: Uint8Array[] = [];
  send(message: Uint8Array) {
    this.sent.push(message.slice());
  }
  say(...parts: (number | ArrayLike<number>)[]) {
    const bytes = parts.map((part) => Uint8Array.from(typeof part === 'number' ? [part] : part));
    this.onmessage?.({ data: concatBytes(...bytes).buffer });
  }
  of(...kinds: number[]): Uint8Array[] {
    return this.sent.filter((message) => kinds.includes(message[0]));
  }
}

function opened(size: LinkSize = {}) {
  const channel = new FakeChannel();
  const teardown = vi.fn();
  const link = new ChannelLink(PEER, channel, teardown, size);
  channel.onopen?.();
  return { channel, teardown, link };
}

describe('framing', () => {
  test('every frame comes out as it went in, whatever its pieces', () => {
    const lengths = fc.oneof(
      fc.integer({ min: 0, max: 10 }),
      fc.integer({ min: CHUNK - 9, max: CHUNK + 9 }),
      fc.integer({ min: 2 * CHUNK - 9, max: 2 * CHUNK + 9 }),
    );
    fc.assert(
      fc.property(fc.array(fc.array(lengths, { maxLength: 3 }), { maxLength: 3 }), (frames) => {
        const assembler = new Assembler();
        for (const pieces of frames.map((lengths) => lengths.map(pattern))) {
          const out = messagesOf(...pieces).map((message) => assembler.add(message));
          expect(same(out.pop()!, concatBytes(...pieces))).toBe(true);
          expect(out.every((part) => part === undefined)).toBe(true);
          expect(assembler.torn).toBe(false);
        }
      }),
      { numRuns: 30 },
    );
  });

  test('words of a frame lie where they can be read without a copy', () => {
    for (const length of [8, CHUNK, CHUNK + 8]) {
      const assembler = new Assembler();
      const out = messagesOf(pattern(length)).map((message) => assembler.add(message));
      expect(out.pop()!.byteOffset % 8).toBe(0);
    }
  });

  test('a sender that waits for credit has room for a full chunk', () => {
    expect((WINDOW * 3) / 4).toBeGreaterThanOrEqual(CHUNK + HEAD + MESSAGE_COST);
  });
});

describe('a hostile or broken peer ends the link with one clear error', () => {
  test.each<[string, number[], RegExp]>([
    ['a frame over the limit', [...first(MAX_FRAME + 1), 1], /134217729 bytes was announced/],
    ['the largest length', [FIRST, 0, 0, 0, 255, 255, 255, 255], /4294967295 bytes was announced/],
    ['a frame without a length', [FIRST, 0, 0], /without a length/],
    ['a short chunk', [...first(100), 1, 2, 3], /chunk of 3 bytes, 100 are missing/],
    ['a chunk that is too long', [...first(1), 1, 2], /chunk of 2 bytes, 1 are missing/],
    ['a continuation of nothing', [MORE, 1], /no frame to go on with/],
    ['a credit without a number', [CREDIT, 1], /credit without a number/],
    ['a credit of nothing', [CREDIT, 0, 0, 0, 0], /credit of 0 bytes/],
    ['a ping that says nothing', [PING], /no sign of life/],
    ['a ping that says more', [PING, 1, 2, 3, 4, 5], /no sign of life/],
    ['a pong of no ping', [PONG, 1], /answer no ping/],
    ['an unknown kind', [77], /kind 77/],
    ['an empty message', [], /kind undefined/],
  ])('%s', async (_, message, error) => {
    const { channel, link, teardown } = opened();
    channel.say(message);
    expect(await link.closed).toMatch(error);
    await expect(link.receive()).rejects.toThrow(error);
    await expect(link.send(new Uint8Array(1))).rejects.toThrow(LinkClosed);
    expect(channel.of(CLOSE)).toHaveLength(1); // the other side reads why
    channel.onclose?.();
    expect(teardown).toHaveBeenCalledTimes(1);
  });

  test('a text', async () => {
    const { channel, link } = opened();
    channel.onmessage?.({ data: 'hello' });
    expect(await link.closed).toContain('malformed link message: a text');
  });

  test('a new frame inside another', async () => {
    const { channel, link } = opened();
    channel.say(first(CHUNK + 1), new Uint8Array(CHUNK));
    channel.say(first(1), 1);
    expect(await link.closed).toContain('a frame begins, 1 bytes are missing');
  });

  test('a channel that closes in the middle of a frame: what was whole is read, the torn frame never', async () => {
    const { channel, link, teardown } = opened();
    channel.say(first(2), 7, 8);
    channel.say(first(CHUNK + 1), new Uint8Array(CHUNK));
    channel.onclose?.();
    expect(await link.receive()).toEqual(Uint8Array.of(7, 8));
    await expect(link.receive()).rejects.toThrow('the connection ended in the middle of a frame');
    expect(teardown).toHaveBeenCalledTimes(1);
  });

  test('pongs without end', async () => {
    const { channel, link } = opened();
    for (let i = 0; i < 65; i++) channel.say(PONG, u32(i));
    expect(await link.closed).toContain('pongs that answer no ping');
  });

  test('credit without end', async () => {
    const { channel, link } = opened();
    channel.say(CREDIT, 255, 255, 255, 255);
    expect(await link.closed).toMatch(/credit of \d+ bytes/);
  });

  test('pings without end: they cost no credit', async () => {
    const { channel, link } = opened();
    for (let i = 0; i < 64; i++) channel.say(PING, u32(0));
    let over = false;
    void link.closed.then(() => {
      over = true;
    });
    await Promise.resolve();
    expect(over).toBe(false);
    channel.say(PING, u32(0));
    expect(await link.closed).toContain('no sign of life');
  });

  test.each<[string, LinkSize, number]>([
    ['that others grant', {}, MOST_WINDOW],
    ['of strangers', { strangerFrame: 100 }, WINDOW],
  ])('a byte more credit than the largest window %s', async (_, size, window) => {
    const { channel, link } = opened(size);
    channel.say(CREDIT, u32(window));
    await link.send(new Uint8Array(10)); // room for as much again, and not more
    channel.say(CREDIT, u32(10 + HEAD + MESSAGE_COST));
    expect(channel.of(CLOSE)).toHaveLength(0);
    channel.say(CREDIT, u32(1));
    expect(await link.closed).toContain(`a credit of ${window + 1} bytes`);
  });

  test('a sender that ignores its credit can make us keep one window and no more', async () => {
    const { channel, link } = opened();
    let kept = 0;
    for (; channel.of(CLOSE).length === 0 && kept < 10_000; kept++)
      channel.say(first(1000), new Uint8Array(1000));
    expect(kept * (1000 + HEAD + MESSAGE_COST)).toBeLessThanOrEqual(WINDOW + 2 * 1072);
    expect(await link.closed).toContain('more than was granted');
  });

  test('empty frames are not free', async () => {
    const { channel, link } = opened();
    let kept = 0;
    for (; channel.of(CLOSE).length === 0 && kept < 10_000; kept++) channel.say(first(0));
    expect(kept).toBeLessThan(WINDOW / MESSAGE_COST);
    expect(await link.closed).toContain('more than was granted');
  });

  test('a link with a larger window takes it, and no more', async () => {
    const { channel, link } = opened({ window: MOST_WINDOW });
    expect(channel.of(CREDIT)[0]).toEqual(Uint8Array.of(CREDIT, ...u32(MOST_WINDOW)));
    const chunk = [...first(CHUNK), ...new Uint8Array(CHUNK)];
    const fit = Math.floor(MOST_WINDOW / (CHUNK + HEAD + MESSAGE_COST));
    for (let i = 0; i < fit; i++) channel.say(chunk);
    expect(channel.of(CLOSE)).toHaveLength(0);
    channel.say(chunk);
    expect(await link.closed).toContain('more than was granted');
  });

  test('a reason that is too long is cut', async () => {
    const { channel, link } = opened();
    channel.say(CLOSE, new Uint8Array(100_000).fill(65));
    expect((await link.closed).length).toBeLessThan(400);
  });
});

describe('credit', () => {
  test('nothing is sent before the other side grants it, and no more than that', async () => {
    const { channel, link } = opened();
    const sending = link.send(new Uint8Array(3 * CHUNK));
    await Promise.resolve();
    expect(channel.of(FIRST, MORE)).toHaveLength(0);
    channel.say(CREDIT, u32(CHUNK + HEAD + MESSAGE_COST));
    await vi.waitFor(() => expect(channel.of(FIRST, MORE)).toHaveLength(1));
    channel.say(CREDIT, u32(2 * CHUNK + 2 + 2 * MESSAGE_COST));
    await sending;
    expect(channel.of(FIRST, MORE)).toHaveLength(3);
  });

  test('the window is granted again only when everything is read', async () => {
    const { channel, link } = opened();
    const half = WINDOW / 2 - HEAD - MESSAGE_COST;
    const frame = [...first(half), ...new Uint8Array(half)];
    channel.say(frame);
    channel.say(frame);
    expect(channel.of(CREDIT)).toHaveLength(1); // the window at the start
    await link.receive();
    expect(channel.of(CREDIT)).toHaveLength(1);
    await link.receive();
    expect(channel.of(CREDIT)[1]).toEqual(Uint8Array.of(CREDIT, ...u32(WINDOW)));
  });
});

describe('a channel', () => {
  test('that opens after its link ended starts nothing', () => {
    vi.useFakeTimers();
    try {
      for (const end of [(link: ChannelLink) => link.lost('gone'), (link: ChannelLink) => link.close()]) {
        const channel = new FakeChannel();
        end(new ChannelLink(PEER, channel, () => {}));
        channel.sent.length = 0;
        channel.onopen?.();
        vi.advanceTimersByTime(10_000);
        expect(channel.sent).toEqual([]);
        expect(vi.getTimerCount()).toBe(0);
      }
    } finally {
      vi.useRealTimers();
    }
  });

  test.each<[string, LinkSize, number]>([
    ['others', {}, 2 * MOST_WINDOW],
    ['strangers', { strangerFrame: 100 }, 2 * WINDOW],
  ])(
    'in which what %s asked for waits, though they grant more and more, is given up',
    async (_, size, most) => {
      const worlds = [0, 1].map(() => opened(size));
      for (const { channel, link } of worlds) {
        channel.say(CREDIT, u32(1000));
        channel.bufferedAmount = most;
        await link.send(new Uint8Array(10));
        channel.say(PING, u32(0));
        channel.bufferedAmount++;
      }
      const [answers, pongs] = worlds;
      await answers.link.send(new Uint8Array(10));
      pongs.channel.say(PING, u32(0));
      for (const { link } of worlds) expect(await link.closed).toContain('it asks for more than it takes');
    },
  );
});

describe('traffic', () => {
  test('counts whole frames, those that wait, and the way of a ping and back', async () => {
    vi.useFakeTimers();
    try {
      const { channel, link } = opened();
      expect(link.traffic()).toEqual({ sentBytes: 0, receivedBytes: 0, queuedBytes: 0 });
      const sending = link.send(new Uint8Array(50), new Uint8Array(50));
      void link.send(new Uint8Array(7)).catch(() => {});
      channel.say(first(5), 1, 2, 3, 4, 5);
      channel.say(first(CHUNK + 1), new Uint8Array(CHUNK));
      expect(link.traffic()).toMatchObject({ sentBytes: 0, receivedBytes: 5, queuedBytes: 107 });
      channel.say(CREDIT, u32(100 + HEAD + MESSAGE_COST));
      await sending;
      expect(link.traffic()).toMatchObject({ sentBytes: 100, queuedBytes: 7 });
      vi.advanceTimersByTime(1000);
      const [ping] = channel.of(PING);
      vi.advanceTimersByTime(30);
      channel.say(PONG, ping.subarray(1));
      expect(link.traffic().roundTripMs).toBeCloseTo(30);
      link.close();
    } finally {
      vi.useRealTimers();
    }
  });

  test('a ping is answered by what it says', () => {
    const { channel, link } = opened();
    channel.say(PING, 1, 2, 3, 4);
    expect(channel.of(PONG)).toEqual([Uint8Array.of(PONG, 1, 2, 3, 4)]);
    link.close();
  });

  test('a pong that says a time to come measures nothing', () => {
    const { channel, link } = opened();
    const now = Math.floor(performance.now() * 100);
    channel.say(PONG, u32(now + 1_000_000));
    expect(link.traffic().roundTripMs).toBeUndefined();
    link.close();
  });
});

describe('heartbeat', () => {
  test('four beats without a word and the peer is dead; any word counts', async () => {
    vi.useFakeTimers();
    try {
      const { channel, link, teardown } = opened();
      for (let beat = 0; beat < 10; beat++) {
        channel.say(PING, u32(0));
        vi.advanceTimersByTime(1000);
      }
      vi.advanceTimersByTime(3000);
      expect(teardown).not.toHaveBeenCalled();
      expect(channel.of(PING)).toHaveLength(13);
      vi.advanceTimersByTime(1000);
      expect(teardown).toHaveBeenCalledTimes(1);
      expect(await link.closed).toContain('it was not heard for 4 s');
    } finally {
      vi.useRealTimers();
    }
  });

  const halfFrame = (strangerFrame?: number) => {
    const world = opened({ strangerFrame });
    const beats = (count: number) => {
      for (let beat = 0; beat < count; beat++) {
        world.channel.say(PING, u32(0));
        vi.advanceTimersByTime(1000);
      }
    };
    return { ...world, beats };
  };
  const HALF = [...first(CHUNK + 1), ...new Uint8Array(CHUNK)];

  test('a stranger that leaves a frame torn for 60 beats is cut off; a whole one starts anew', async () => {
    vi.useFakeTimers();
    try {
      const { channel, link, beats } = halfFrame(2 * CHUNK);
      channel.say(HALF);
      beats(59);
      channel.say(MORE, 1);
      await link.receive();
      channel.say(HALF);
      beats(59);
      expect(channel.of(CLOSE)).toHaveLength(0);
      beats(1);
      expect(await link.closed).toContain('a frame was not complete after 60 s');
    } finally {
      vi.useRealTimers();
    }
  });

  test('a stranger that takes no answer for 30 beats is cut off, also when it takes it bit by bit', async () => {
    vi.useFakeTimers();
    try {
      const { channel, link, beats } = halfFrame(2 * CHUNK);
      beats(40);
      const sent = link.send(new Uint8Array(3 * CHUNK)).catch(() => {});
      await Promise.resolve();
      for (let beat = 0; beat < 29; beat++) {
        channel.say(CREDIT, u32(1000));
        beats(1);
        await Promise.resolve();
      }
      expect(channel.of(CLOSE)).toHaveLength(0);
      beats(1);
      expect(await link.closed).toContain('it took no answer for 30 s');
      await sent;
    } finally {
      vi.useRealTimers();
    }
  });

  test('a stranger that asks nothing for 60 beats makes room; a frame either way starts anew', async () => {
    vi.useFakeTimers();
    try {
      const { channel, link, beats } = halfFrame(2 * CHUNK);
      beats(59);
      channel.say(first(1), 7);
      await link.receive();
      beats(59);
      channel.say(CREDIT, u32(WINDOW));
      await link.send(new Uint8Array(1));
      beats(59);
      expect(channel.of(CLOSE)).toHaveLength(0);
      beats(1);
      expect(await link.closed).toContain('nothing was asked for 60 s');
    } finally {
      vi.useRealTimers();
    }
  });

  test('who is trusted, or waits for us to read, may take longer', () => {
    vi.useFakeTimers();
    try {
      const trusted = halfFrame();
      void trusted.link.send(new Uint8Array(1)).catch(() => {});
      trusted.beats(100);
      trusted.channel.say(HALF);
      trusted.beats(100);
      expect(trusted.channel.of(CLOSE)).toHaveLength(0);
      const waiting = halfFrame(2 * CHUNK);
      waiting.channel.say(first(0));
      waiting.channel.say(HALF);
      waiting.beats(100);
      expect(waiting.channel.of(CLOSE)).toHaveLength(0);
    } finally {
      vi.useRealTimers();
    }
  });

  test.each<[string, (channel: FakeChannel) => void]>([
    ['a text', (channel) => channel.onmessage?.({ data: 'x' })],
    ['a kind that is none', (channel) => channel.say(9)],
    ['more than was granted', (channel) => channel.say(first(WINDOW), new Uint8Array(WINDOW))],
    ['a reason', (channel) => channel.say(CLOSE, 65)],
  ])('after a close, %s ends the connection at once', async (_, speak) => {
    const { channel, link, teardown } = opened();
    link.close('enough');
    channel.say(first(10), new Uint8Array(10));
    channel.say(PING, u32(0));
    channel.say(CREDIT, u32(1000));
    expect(teardown).not.toHaveBeenCalled();
    speak(channel);
    channel.say(9);
    expect(teardown).toHaveBeenCalledTimes(1);
    expect(await link.closed).toContain('enough');
  });

  test('after a close the connection is torn down even when the other side does nothing', async () => {
    vi.useFakeTimers();
    try {
      const { link, teardown } = opened();
      link.close('enough');
      vi.advanceTimersByTime(10_000);
      expect(teardown).toHaveBeenCalledTimes(1);
    } finally {
      vi.useRealTimers();
    }
  });
});
