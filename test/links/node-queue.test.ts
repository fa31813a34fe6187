import { afterEach, expect, test, vi } from 'vitest';
import { RpcQueue } from '../../workers/link/rpc-queue.ts';
import { closingTime } from '../../workers/node/schedule.ts';
import { Phone, smallDeployment, World } from '../world/world.ts';

const world = new World(smallDeployment());
afterEach(async () => {
  vi.restoreAllMocks();
  await world.stop();
});

test('a node has one queue for all phones, which makes room for a run while it is computed', async () => {
  const run = vi.spyOn(RpcQueue.prototype, 'run');
  await world.startAll();
  const phones = [new Phone(world, 'a'), new Phone(world, 'b')];
  // During the epoch: no earlier run is due then, which would wait for a clock that stands still.
  for (const phone of phones) await phone.upload(1000, []);
  const queues = new Set(run.mock.contexts as unknown as { busy(): boolean }[]);
  expect(queues.size).toBe(3);
  expect(new Set(run.mock.calls.map(([link]) => link)).size).toBe(6);

  const busy = () => [...queues].some((queue) => queue.busy());
  expect(busy()).toBe(false);
  const { host } = world.nodes[0]!;
  const computes = new Promise<void>((resolve) => {
    host.progress = () => {
      if (busy()) resolve();
    };
  });
  world.now = closingTime(world.deployment, 1000);
  await computes;
});
