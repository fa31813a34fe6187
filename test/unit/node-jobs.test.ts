import { expect, test } from 'vitest';
import { type LinkRate, MEMORY_LINKS } from '../../workers/mpc/link-rate.ts';
import { memoryNets } from '../../workers/mpc/net-memory.ts';
import type { AttemptKeys } from '../../workers/node/computation.ts';
import { Jobs } from '../../workers/node/jobs.ts';
import { contextOf, randomBits, seededRandom, seedKey, share } from './mpc-engine-world.ts';

test('a second job of one name in an attempt is refused: it would have the masks of the first', async () => {
  const jobs = new Jobs({} as AttemptKeys, () => memoryNets(3)[0]);
  const input = { spec: { accounts: 2, positions: 1 } } as never;
  const run = () => jobs.run('index', { kind: 'place', epoch: 1000, block: 0 }, input, MEMORY_LINKS);
  await expect(run()).rejects.not.toThrow('was run before');
  await expect(run()).rejects.toThrow('job place/1000/0 was run before in this attempt');
});

test('a job compares as its links ask: in fewer rounds, or with fewer bits', async () => {
  const accounts = 64;
  const random = seededRandom('jobs');
  const [tokens, masks] = [64, 1].map((planes) => share(randomBits(planes, accounts, random), random));
  const cost = async (links: LinkRate) => {
    const computed = memoryNets(3).map((net, i) => {
      const others = [1, 2, 3].filter((party) => party !== net.self);
      const secrets = new Map(others.map((other) => [other, seedKey(`link ${[net.self, other].sort()}`)]));
      return new Jobs({ ...contextOf('jobs'), party: net.self, threshold: 1, links: secrets }, () => net).run(
        'index',
        { kind: 'place', epoch: 1000, block: 0 },
        {
          spec: { kind: 'place', h: 1, accounts, positions: 1 },
          tokens: tokens[i],
          masks: masks[i],
          coins: seedKey('coins'),
        },
        links,
      );
    });
    const [{ bytes, rounds }] = await Promise.all(computed);
    return { bytes, rounds };
  };
  const far = await cost({ rtt: 0.02, rate: 12.5e6 });
  const thin = await cost({ rtt: 0, rate: 125e3 });
  expect(far.rounds).toBeLessThan(thin.rounds);
  expect(far.bytes).toBeGreaterThan(thin.bytes);
});
