import { expect, test } from 'vitest';
import { ProtocolError } from '../../workers/errors.ts';
import { memoryNets } from '../../workers/mpc/net-memory.ts';
import { agreeShards } from '../../workers/node/shard-count.ts';

const agree = (counts: readonly number[]) =>
  Promise.allSettled(memoryNets(3).map((net, i) => agreeShards(net, counts[i])));

test('nodes with one number of shards agree', async () => {
  for (const { status } of await agree([2, 2, 2])) expect(status).toBe('fulfilled');
});

test('every node hears which other has another number', async () => {
  const errors = (await agree([2, 2, 4])).map((end) => (end as PromiseRejectedResult).reason);
  for (const error of errors) expect(error).toBeInstanceOf(ProtocolError);
  expect(errors.map(({ message }) => message.split(':')[0])).toEqual([
    'node 3 has --shards 4, this node --shards 2',
    'node 3 has --shards 4, this node --shards 2',
    'node 1 has --shards 2, this node --shards 4',
  ]);
});
