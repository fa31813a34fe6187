import { expect, test } from 'vitest';
import { buildIndex, type IndexSpec } from '../../workers/mpc/index-build.ts';
import { type LinkRate, MEMORY_LINKS } from '../../workers/mpc/link-rate.ts';
import { matchIndex } from '../../workers/mpc/match.ts';
import { engines, randomBits, seededRandom, seedKey, share, together } from './mpc-engine-world.ts';

/** A continent between the nodes. */
const FAR: LinkRate = { rtt: 0.1, rate: 12.5e6 };

/**
 * What a job of index and one-bit match costs is a function of public sizes and, since buckets differ, of the
 * permutation: exact for a seed. Who changes a number here changes what a node pays; say so in the commit.
 */
test.each([
  { rows: 1 << 10, links: MEMORY_LINKS, bytes: [189184, 197760, 189184], rounds: 166, comparisons: 10352 },
  {
    rows: 1 << 14,
    links: MEMORY_LINKS,
    bytes: [2788208, 2925424, 2788208],
    rounds: 269,
    comparisons: 236288,
  },
  { rows: 1 << 14, links: FAR, bytes: [3865856, 4003072, 3865856], rounds: 235, comparisons: 236288 },
])('a job of $rows rows costs what it did, over $links', async ({ rows, links, ...expected }) => {
  const random = seededRandom('counts');
  const spec: IndexSpec = { kind: 'place', h: 1, accounts: rows, positions: 1 };
  const [tokens, masks, flags] = [64, 1, 1].map((planes) => share(randomBits(planes, rows, random), random));
  const parties = engines({ seed: 'counts', links });
  await together(parties, async (engine, i) =>
    matchIndex(engine, await buildIndex(engine, spec, tokens[i], masks[i], seedKey('coins')), flags[i]),
  );
  expect({
    bytes: parties.map(({ stats }) => stats.bytes),
    rounds: parties[0].stats.rounds,
    comparisons: parties[0].stats.steps.get('index sort')!.opened,
  }).toEqual(expected);
});
