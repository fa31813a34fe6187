import { once } from 'node:events';
import { Duplex, Writable } from 'node:stream';
import { afterEach, describe, expect, test } from 'vitest';
import { ByteWriter } from '../../server-node/machines/byte-writer.ts';
import { Carrier } from '../../server-node/machines/carrier.ts';
import { seededRandom } from './mpc-engine-world.ts';

/** Two ends of a stream that cuts what goes through it anywhere, and takes its time. */
function cutStreams(): [Duplex, Duplex] {
  const random = seededRandom('cuts');
  const end = (other: () => Duplex): Duplex =>
    new Duplex({
      read() {},
      write(chunk: Buffer, _, done) {
        for (let at = 0; at < chunk.length; ) {
          const [small, large] = random(2);
          const to = at + 1 + (small < 128 ? small % 8 : 64 * large);
          other().push(Buffer.from(chunk.subarray(at, to)));
          at = to;
        }
        setImmediate(done);
      },
      final(done) {
        other().push(null);
        done();
      },
    });
  const near: Duplex = end(() => far);
  const far: Duplex = end(() => near);
  return [near, far];
}

const open: Duplex[] = [];
afterEach(() => {
  for (const stream of open.splice(0)) stream.destroy();
});

/** A port of each end, and what carries between them. */
function carried(codes = ['same', 'same']) {
  const streams = cutStreams();
  open.push(...streams);
  const ends = streams.map((stream, i) => {
    const { port1, port2 } = new MessageChannel();
    const carrier = new Carrier(stream, port2 as never, codes[i], 1);
    const end = carrier.ended.catch(({ message }: Error) => message);
    return { port: port1, carrier, end };
  });
  return { near: ends[0], far: ends[1] };
}

const next = <T = unknown>(port: MessagePort): Promise<T> =>
  new Promise((resolve) => {
    port.onmessage = ({ data }) => {
      port.onmessage = null;
      resolve(data as T);
    };
  });

describe('what is carried to another process', () => {
  test('is what was said, its arrays each in memory of its own', async () => {
    const { near, far } = carried();
    const words = new Uint32Array(100_000).map((_, i) => i * 2654435761);
    const bytes = new Uint8Array(words.buffer, 3, 50_001);
    const said = {
      map: new Map<unknown, unknown>([
        [1, words.subarray(7, 9)],
        ['two', null],
      ]),
      deep: [{ words, bytes, none: new Uint32Array(), text: 'ä', no: undefined, half: 0.5 }],
    };
    near.port.postMessage(said);
    const heard = await next<typeof said>(far.port);
    expect(heard).toEqual(said);
    for (const array of [heard.deep[0].words, heard.deep[0].bytes, heard.map.get(1) as Uint32Array])
      expect(array.byteLength).toBe(array.buffer.byteLength);
  });

  test('comes in order, in both directions', async () => {
    const { near, far } = carried();
    const heard: unknown[] = [];
    const all = new Promise<void>((resolve) => {
      far.port.onmessage = ({ data }) => {
        if (heard.push(data) === 100) resolve();
      };
    });
    for (let i = 0; i < 100; i++) near.port.postMessage(i % 3 ? i : new Uint8Array(i));
    far.port.postMessage('back');
    expect(await next(near.port)).toBe('back');
    await all;
    expect(heard).toEqual(Array.from({ length: 100 }, (_, i) => (i % 3 ? i : new Uint8Array(i))));
  });

  test.each(['near', 'far'] as const)('has ports that work, given along by the %s end', async (from) => {
    const world = carried();
    const [giver, taker] = from === 'near' ? [world.near, world.far] : [world.far, world.near];
    const channels = [new MessageChannel(), new MessageChannel()];
    channels[1].port1.postMessage('said before it went');
    const ports = new Map(channels.map(({ port2 }, i) => [i, port2]));
    giver.port.postMessage({ ports }, [...ports.values()]);
    const { ports: theirs } = await next<{ ports: Map<number, MessagePort> }>(taker.port);
    expect(await next(theirs.get(1)!)).toBe('said before it went');
    theirs.get(0)!.postMessage(new Uint32Array([1, 2]));
    expect(await next(channels[0].port1)).toEqual(new Uint32Array([1, 2]));
    channels[0].port1.postMessage('there');
    expect(await next(theirs.get(0)!)).toBe('there');
  });
});

test('pieces go one behind the other, however slowly they are taken, and all before the end', async () => {
  const taken: Buffer[] = [];
  const slow = new Writable({
    write(chunk: Buffer, _, done) {
      taken.push(Buffer.from(chunk));
      setImmediate(done);
    },
  });
  const writer = new ByteWriter(slow);
  const pieces = [300_000, 3, 0, 200_000].map((length, i) => new Uint8Array(length).fill(i + 1));
  for (const piece of pieces) writer.send(piece);
  void writer.end();
  await once(slow, 'finish');
  expect(Buffer.concat(taken).equals(Buffer.concat(pieces))).toBe(true);
});

describe('a carrier ends, and so do its ports', () => {
  test('when the other side says why', async () => {
    const { near, far } = carried();
    const closed = new Promise((resolve) => {
      (far.port as unknown as NodeJS.EventEmitter).on('close', resolve);
    });
    near.port.postMessage('a word');
    await next(far.port);
    near.carrier.end('out of memory');
    expect(await far.end).toBe('out of memory');
    expect(await near.end).toBe('the connection ended');
    await closed;
  });

  test('when the other side runs other code; nothing is told to it', async () => {
    const { near, far } = carried(['this', 'that']);
    let told = false;
    far.port.onmessage = () => {
      told = true;
    };
    near.port.postMessage('a word');
    expect(await Promise.all([near.end, far.end])).toEqual(
      Array(2).fill('it runs another build of SafeTrace'),
    );
    expect(told).toBe(false);
  });

  test('when the other side says nothing any more', async () => {
    const { near, far } = carried();
    near.port.postMessage('a word');
    await next(far.port);
    open[1].write = () => true;
    expect(await Promise.all([near.end, far.end])).toEqual(Array(2).fill('it was not heard for 1 s'));
  });

  test('when something goes along that cannot', async () => {
    const { near } = carried();
    near.port.postMessage(new Float64Array(1));
    expect(await near.end).toBe('Float64Array goes to no other machine');
  });
});
