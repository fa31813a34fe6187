import { expect, test, vi } from 'vitest';
import { makeClient } from '../../web/engine/client.ts';
import type { Joined } from '../../web/store/schema.ts';
import { memoryOutbox } from '../../workers/phone/outbox.ts';
import { createAccount } from '../../workers/wire/account.ts';
import { demo, seeded } from './wire-world.ts';

const opened: { close: ReturnType<typeof vi.fn> }[] = [];

vi.mock('../../web/engine/worker.ts', () => ({ worker: () => ({}) }));
vi.mock('../../web/peer/introducer.ts', () => ({
  browserIntroducer: async () => {
    const introducer = { dial: () => Promise.reject(new Error('nobody there')), close: vi.fn() };
    opened.push(introducer);
    return introducer;
  },
}));

test('a client that is closed leaves the signalling server, and comes back when it is used again', async () => {
  const joined: Joined = { deployment: demo(), hash: '', since: 0 };
  const client = makeClient(joined, createAccount(seeded('client')), memoryOutbox());
  client.close();
  for (const times of [1, 2]) {
    await client.info();
    expect(opened).toHaveLength(times);
    client.close();
    await vi.waitFor(() => expect(opened[times - 1].close).toHaveBeenCalledTimes(1));
  }
});
