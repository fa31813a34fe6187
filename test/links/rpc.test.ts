import { describe, expect, test, vi } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import { memoryNetwork } from '../../workers/link/memory.ts';
import { LinkClosed, type PeerLink } from '../../workers/link/peer-link.ts';
import { RpcClient, RpcError, type RpcHandlers, serveRpc } from '../../workers/link/rpc.ts';

async function ends(): Promise<[PeerLink, PeerLink]> {
  const network = memoryNetwork();
  const accepted = new Promise<PeerLink>((resolve) => network.introducer('b').accept(resolve));
  return [await network.introducer('a').dial('b'), await accepted];
}

async function served(handlers: RpcHandlers, report?: (method: string, error: unknown) => void) {
  const [near, far] = await ends();
  return { client: new RpcClient(near), serving: serveRpc(far, handlers, report), near, far };
}

const body = (...bytes: number[]) => Uint8Array.from(bytes);
const request = (id: number, method: string) =>
  body(1, 0, 0, 0, id, method.length, ...new TextEncoder().encode(method));

describe('calls over a link', () => {
  test('each answer finds its call, whatever the order of the answers', async () => {
    const gates = new Map<number, () => void>();
    const { client } = await served({
      echo: async (bytes) => {
        await new Promise<void>((resolve) => gates.set(bytes[0], resolve));
        return body(bytes[0], 99);
      },
    });
    const calls = [1, 2, 3].map((n) => client.call('echo', body(n)));
    await vi.waitFor(() => expect(gates.size).toBe(3));
    for (const n of [3, 1, 2]) gates.get(n)!();
    expect(await Promise.all(calls)).toEqual([body(1, 99), body(2, 99), body(3, 99)]);
  });

  test('carries large and empty bodies', async () => {
    const { client } = await served({
      size: async (bytes) => body(bytes.length >> 20),
      none: async () => body(),
    });
    expect(await client.call('size', new Uint8Array(5 << 20))).toEqual(body(5));
    expect(await client.call('none', body())).toEqual(body());
  });

  test('the text of an InputError crosses', async () => {
    const { client } = await served({
      upload: async () => {
        throw new InputError('upload of epoch 7 is over: send epoch 8');
      },
    });
    const call = client.call('upload', body());
    await expect(call).rejects.toThrow(InputError);
    await expect(call).rejects.toThrow('upload of epoch 7 is over: send epoch 8');
  });

  test('nothing of another error crosses; the server hears of it', async () => {
    const report = vi.fn();
    const failure = new Error('SECRET path');
    const { client } = await served({ info: () => Promise.reject(failure) }, report);
    const call = client.call('info', body());
    await expect(call).rejects.toThrow(RpcError);
    await expect(call).rejects.toThrow('the node could not answer "info"');
    expect(report).toHaveBeenCalledWith('info', failure);
  });

  test('an unknown method is refused by name, also those every object has', async () => {
    const { client } = await served({});
    await expect(client.call('nothing', body())).rejects.toThrow('there is no method "nothing" here');
    await expect(client.call('toString', body())).rejects.toThrow('there is no method "toString" here');
  });

  test('a call that takes too long fails alone, its late answer is dropped', async () => {
    let answer = () => {};
    const { client } = await served({
      slow: () => new Promise((resolve) => (answer = () => resolve(body(1)))),
      fast: async () => body(2),
    });
    await expect(client.call('slow', body(), 1)).rejects.toThrow('no answer to "slow"');
    answer();
    expect(await client.call('fast', body())).toEqual(body(2));
  });

  test('a link that closes ends the calls that wait and those that come', async () => {
    const { client, far, serving } = await served({ stuck: () => new Promise(() => {}) });
    const call = expect(client.call('stuck', body())).rejects.toThrow(LinkClosed);
    far.close('node stops');
    await call;
    await expect(client.call('stuck', body())).rejects.toThrow(LinkClosed);
    void serving;
  });

  test('serves a bounded number of requests at once', async () => {
    let running = 0;
    let most = 0;
    const { client } = await served({
      work: async () => {
        most = Math.max(most, ++running);
        await new Promise((resolve) => setTimeout(resolve, 1));
        running--;
        return body();
      },
    });
    await Promise.all(Array.from({ length: 200 }, () => client.call('work', body())));
    expect(most).toBe(32);
  });

  test('the client refuses a name that is none', async () => {
    const { client } = await served({});
    await expect(client.call('no spaces', body())).rejects.toThrow(InputError);
    await expect(client.call('x'.repeat(65), body())).rejects.toThrow(InputError);
  });
});

describe('malformed frames close the link with a clear reason', () => {
  test.each([
    ['an empty frame', body()],
    ['an answer where a request belongs', body(2, 0, 0, 0, 0)],
    ['no method', body(1, 0, 0, 0, 0)],
    ['a torn method', body(1, 0, 0, 0, 0, 5, 97)],
    ['a method with a space', request(0, 'a b')],
    ['a method that is too long', request(0, 'x'.repeat(65))],
  ])('server: %s', async (_, frame) => {
    const [near, far] = await ends();
    const serving = serveRpc(far, {});
    await near.send(frame);
    expect(await near.closed).toMatch(/malformed RPC/);
    await serving;
  });

  test.each([
    ['a torn header', body(2, 0)],
    ['a request where an answer belongs', request(0, 'info')],
    ['a refusal of 3 kB', body(3, 0, 0, 0, 0, ...new Uint8Array(3000))],
  ])('client: %s', async (_, frame) => {
    const [near, far] = await ends();
    const call = new RpcClient(near).call('info', body());
    const failed = expect(call).rejects.toThrow(LinkClosed);
    await far.receive();
    await far.send(frame);
    expect(await far.closed).toMatch(/malformed RPC/);
    await failed;
  });
});
