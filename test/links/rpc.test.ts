import { describe, expect, test, vi } from 'vitest';
import { InputError } from '../../workers/errors.ts';
import { memoryNetwork } from '../../workers/link/memory.ts';
import { LinkClosed, type PeerLink } from '../../workers/link/peer-link.ts';
import { RpcClient, RpcError, type RpcHandlers, serveRpc } from '../../workers/link/rpc.ts';
import { RpcQueue } from '../../workers/link/rpc-queue.ts';

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
    const [near, far] = await ends();
    const client = new RpcClient(near);
    const calls = [1, 2, 3].map((n) => client.call('echo', body(n)));
    const asked = [await far.receive(), await far.receive(), await far.receive()];
    for (const i of [2, 0, 1]) await far.send(body(2, ...asked[i].subarray(1, 5), asked[i].at(-1)!, 99));
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

  test('of one link four requests wait at the server, the others on their way', async () => {
    const [near, far] = await ends();
    const receive = vi.spyOn(far, 'receive');
    let go = () => {};
    const gate = new Promise<void>((resolve) => {
      go = resolve;
    });
    void serveRpc(far, { work: () => gate.then(() => body()) });
    const client = new RpcClient(near);
    const calls = Array.from({ length: 200 }, () => client.call('work', body()));
    await new Promise((resolve) => setImmediate(resolve));
    expect(receive).toHaveBeenCalledTimes(4);
    go();
    await Promise.all(calls);
  });

  test('links that share a queue wait for each other, not for one that does not take its answers', async () => {
    const queue = new RpcQueue();
    const running: number[] = [];
    const handlers: RpcHandlers = {
      work: async () => {
        running.push(running.length > 0 && running.at(-1)! > 0 ? 2 : 1);
        await Promise.resolve();
        running.push(0);
        return new Uint8Array(100_000); // more than may lie unread
      },
    };
    const links = await Promise.all([ends(), ends(), ends()]);
    for (const [, far] of links) void serveRpc(far, handlers, undefined, queue);
    const [deaf] = links[0]; // never reads
    for (let id = 0; id < 10; id++) await deaf.send(request(id, 'work'));
    const clients = links.slice(1).map(([near]) => new RpcClient(near));
    for (let i = 0; i < 3; i++) await Promise.all(clients.map((client) => client.call('work', body())));
    expect(running.filter((count) => count === 2)).toEqual([]);
    deaf.close();
  });

  test('what a closed link asked is not done any more', async () => {
    const queue = new RpcQueue();
    const work = vi.fn(async () => body());
    const [near, far] = await ends();
    const [other, served] = await ends();
    let go = () => {};
    void queue.run({}, () => new Promise<void>((resolve) => (go = resolve)));
    void serveRpc(far, { work }, undefined, queue);
    void serveRpc(served, { work }, undefined, queue);
    void new RpcClient(near).call('work', body()).catch(() => {});
    const kept = new RpcClient(other).call('work', body());
    await new Promise((resolve) => setImmediate(resolve));
    near.close();
    go();
    await kept;
    expect(work).toHaveBeenCalledTimes(1);
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
