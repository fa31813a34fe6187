import { expect, test, vi } from 'vitest';
import { RpcQueue } from '../../workers/link/rpc-queue.ts';

/** A clock that stands still but for what the test lets work and pauses take. */
function world(busy = false) {
  const [a, b, c] = [{}, {}, {}];
  const done: string[] = [];
  const pauses: number[] = [];
  let now = 0;
  let running = 0;
  let most = 0;
  const queue = new RpcQueue(() => busy, {
    now: () => now,
    async pause(ms) {
      pauses.push(ms);
      now += ms;
    },
  });
  const ask = (link: object, name: string, ms = 0) =>
    queue.run(link, async () => {
      most = Math.max(most, ++running);
      await Promise.resolve();
      now += ms;
      running--;
      done.push(name);
      return name;
    });
  return { a, b, c, ask, queue, done, pauses, time: () => now, most: () => most };
}

test('one at a time, by turns between links, whoever asked most', async () => {
  const { a, b, c, ask, done, most } = world();
  const asked = ['a1', 'a2', 'a3', 'a4', 'a5'].map((name) => ask(a, name));
  asked.push(ask(b, 'b1'), ask(b, 'b2'), ask(c, 'c1'));
  expect(await Promise.all(asked)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5', 'b1', 'b2', 'c1']);
  expect(done).toEqual(['a1', 'a2', 'b1', 'c1', 'a3', 'b2', 'a4', 'a5']);
  expect(most()).toBe(1);
});

test('while a run is computed requests take a fifth of the time', async () => {
  const { a, b, ask, time } = world(true);
  await Promise.all([...Array(50)].map((_, i) => ask(i % 2 ? a : b, '', 1 + (i % 7))));
  const worked = [...Array(50)].reduce((sum, _, i) => sum + 1 + (i % 7), 0);
  await vi.waitFor(() => expect(time()).toBe(5 * worked));
});

test('without a run they wait for nothing but what else is due', async () => {
  const { a, ask, pauses } = world();
  await Promise.all([ask(a, '', 30), ask(a, '', 30)]);
  await vi.waitFor(() => expect(pauses).toEqual([0, 0]));
});

test('a request that itself waited long does not stop the queue for long', async () => {
  const { a, ask, pauses } = world(true);
  await ask(a, '', 10_000);
  await vi.waitFor(() => expect(pauses).toEqual([200]));
});

test('one that fails tells its asker alone', async () => {
  const { a, b, ask, queue } = world();
  const failing = queue.run(a, () => Promise.reject(new Error('no disk')));
  const next = ask(b, 'b1');
  await expect(failing).rejects.toThrow('no disk');
  expect(await next).toBe('b1');
});

test('between two requests everything else that is due goes first', async () => {
  const queue = new RpcQueue();
  const order: string[] = [];
  const ask = (name: string) =>
    queue.run({}, async () => {
      order.push(name);
    });
  setTimeout(() => order.push('a frame of the mesh'), 0);
  await Promise.all([ask('one'), ask('two')]);
  expect(order).toEqual(['one', 'a frame of the mesh', 'two']);
});
