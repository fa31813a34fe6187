/** Three parties whose jobs run in threads of any kind, and a job that threads divide among them. */
import type { GroupIndex, IndexSpec } from '../../workers/mpc/index-build.ts';
import { MEMORY_LINKS } from '../../workers/mpc/link-rate.ts';
import type { PortMessage } from '../../workers/mpc/net-port.ts';
import type { Party } from '../../workers/mpc/party.ts';
import { type Bits, makeBits } from '../../workers/mpc/shared.ts';
import type { AttemptKeys, Computation } from '../../workers/node/computation.ts';
import { computeInThread, type Thread } from '../../workers/node/compute-thread.ts';
import { contextOf, reveal, seededRandom, seedKey, share } from './mpc-engine-world.ts';

export const PARTIES = [1, 2, 3];

export const attemptKeys = (party: Party, attempt = 0): AttemptKeys => {
  const { kind: _kind, epoch: _epoch, block: _block, ...context } = contextOf(attempt);
  const others = PARTIES.filter((other) => other !== party);
  const links = new Map(others.map((other) => [other, seedKey(`link ${[party, other].sort()}`)]));
  return { ...context, party, threshold: 1, links };
};

/**
 * One attempt of the three, linked to each other; even small jobs are divided.
 * @param start a thread of a party; in order of party, those of one party in order of their number
 */
export function startParties(shards: number, start: (party: Party, shard: number) => Thread, attempt = 0) {
  /** [shard, 0 for the first][party − 1] */
  const ports: ReadonlyMap<Party, MessagePort>[][] = Array.from({ length: shards }, () => []);
  const parties = PARTIES.map(
    (party): Computation =>
      computeInThread((shard) => start(party, shard), shards, 0).begin(attemptKeys(party, attempt), {
        others: PARTIES.filter((other) => other !== party),
        channel: () => {
          throw new Error('a thread has ports');
        },
        relay: (own, shard) => void ports[shard].push(own),
      }),
  );
  for (const own of ports)
    own.forEach((links, i) => {
      for (const [to, port] of links)
        port.onmessage = ({ data }: { data: PortMessage }) =>
          own[to - 1]
            .get(i + 1)!
            .postMessage(data, typeof data === 'string' ? [] : data.map(([, , { buffer }]) => buffer));
    });
  const fail = (party: Party, failure: string, shard = 0) => {
    for (const port of ports[shard][party - 1].values()) port.postMessage(failure satisfies PortMessage);
  };
  return { parties, fail, end: () => Promise.all(parties.map((party) => party.end())) };
}

const ROWS = 120;
export const indexName = { kind: 'index/place', epoch: 7, block: 0 };
const spec: IndexSpec = { kind: 'place', h: 1, accounts: ROWS, positions: 1 };

/** Five rows have the same token; each party's own copy. */
export const indexInputs = () => {
  const random = seededRandom('index');
  const tokens = share(
    makeBits(64, ROWS, (p, i) => ((i % 24) >> p) & 1),
    random,
  );
  const masks = share(
    makeBits(1, ROWS, () => 1),
    random,
  );
  return PARTIES.map((_, i) =>
    structuredClone({ spec, tokens: tokens[i], masks: masks[i], coins: seedKey('coins') }),
  );
};

/** The index by every party. */
export const build = (parties: readonly Computation[]) => {
  const inputs = indexInputs();
  return Promise.all(parties.map((party, i) => party.run('index', indexName, inputs[i], MEMORY_LINKS)));
};

/** Who met one of the first eight people, who are ill. @param indices of each party */
export const match = async (
  parties: readonly Computation[],
  indices: readonly (readonly GroupIndex[])[],
): Promise<Bits> => {
  const random = seededRandom('match');
  const ill = share(
    makeBits(3, ROWS, (_, i) => i < 8),
    random,
  );
  const emit = share(
    makeBits(1, ROWS, () => 1),
    random,
  );
  const computed = await Promise.all(
    parties.map((party, i) => {
      const input = structuredClone({
        index: indices[i],
        infectious: ill[i],
        emit: emit[i],
        grain: 'rows' as const,
      });
      return party.run('match', { ...indexName, kind: 'match/place' }, input, MEMORY_LINKS);
    }),
  );
  return reveal(computed.map(({ output }) => output));
};

/** What `match` gives. Each of the first eight is the only ill one of its group. */
export const MATCHED = makeBits(3, ROWS, (_, i) => i % 24 < 8 && i >= 8);
