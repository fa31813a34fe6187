import { expect, test } from 'vitest';
import { memoryNets } from '../../workers/mpc/net-memory.ts';
import type { AttemptKeys } from '../../workers/node/computation.ts';
import { Jobs } from '../../workers/node/jobs.ts';

test('a second job of one name in an attempt is refused: it would have the masks of the first', async () => {
  const jobs = new Jobs({} as AttemptKeys, () => memoryNets(3)[0]);
  const run = () => jobs.run('index', { kind: 'place', epoch: 1000, block: 0 }, {} as never);
  await expect(run()).rejects.not.toThrow('was run before');
  await expect(run()).rejects.toThrow('job place/1000/0 was run before in this attempt');
});
