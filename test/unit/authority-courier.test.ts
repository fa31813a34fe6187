import { beforeEach, describe, expect, type MockInstance, test, vi } from 'vitest';
import { Codes } from '../../server-node/authority/codes.ts';
import { Courier } from '../../server-node/authority/courier.ts';
import { Lists } from '../../server-node/authority/lists.ts';
import { startRounds } from '../../server-node/authority/rounds.ts';
import { openDatabase, type Sqlite } from '../../server-node/sqlite.ts';
import { type MemoryNetwork, memoryNetwork } from '../../workers/link/memory.ts';
import type { Introducer } from '../../workers/link/peer-link.ts';
import { serveRpc } from '../../workers/link/rpc.ts';
import { openBody } from '../../workers/mpc/seeds.ts';
import { type NodeContext, nodeContext } from '../../workers/node/context.ts';
import { eraseEffects } from '../../workers/node/effects.ts';
import { nextEntry } from '../../workers/node/ledger.ts';
import { memoryStore } from '../../workers/node/memory-store.ts';
import { phoneService } from '../../workers/node/service.ts';
import { type NodeStore, numberKey, Table } from '../../workers/node/store.ts';
import { illnessFrom } from '../../workers/phone/illness.ts';
import { getBit } from '../../workers/wire/bits.ts';
import { encodeCertificate } from '../../workers/wire/certificate.ts';
import { claimListShape, openClaimList, verifyClaimList } from '../../workers/wire/claim-list.ts';
import { deploymentHash } from '../../workers/wire/deployment.ts';
import { createEpochKey, encodeEpochKey } from '../../workers/wire/epoch-key.ts';
import { encodeInfo } from '../../workers/wire/rpc-messages.ts';
import { authorityWorld } from './authority-world.ts';

const RUN = 99_999; // its collect time is 4,000,000 … 4,000,020
const MIDDLE = 4_000_010;

let world: ReturnType<typeof authorityWorld>;
let network: MemoryNetwork;
let db: Sqlite;
let codes: Codes;
let courier: Courier;
let keys: { secret: Uint8Array; key: Uint8Array }[];
/** Messages that each node took. */
let taken: Uint8Array[][];
/** What happens to a list on the way to a node, before the node sees it or after it has taken it. */
let lost: Map<number, 'request' | 'answer'>;
/** Seconds by which a node's clock is ahead. */
let skew: Map<number, number>;
/** The newest run that is done. */
let done: number | null;
/** How often nodes were asked for keys or runs. */
let asked: number;
let stores: NodeStore[];
let contexts: NodeContext[];
/** Announcements that every node passes on. */
let epochKeys: Uint8Array[];
let dial: MockInstance<Introducer['dial']>;
let lines: string[];

beforeEach(async () => {
  world = authorityWorld();
  const { deployment, authority, nodes, now, random } = world;
  network = memoryNetwork();
  db = openDatabase(':memory:');
  codes = new Codes(db, {
    lifetimes: { spoken: 900, link: 86_400, paper: 86_400 },
    secretKey: authority.secretKey,
    now,
    random,
  });
  keys = nodes.map(() => createEpochKey(random));
  taken = nodes.map(() => []);
  lost = new Map();
  skew = new Map();
  done = null;
  asked = 0;
  stores = nodes.map(memoryStore);
  contexts = [];
  lines = [];
  epochKeys = announced();
  nodes.forEach((pair, i) => {
    const clock = () => now() + (skew.get(i + 1) ?? 0);
    const identity = pair.secretKey;
    const ctx = nodeContext({
      ...{ deployment, party: i + 1, identity, store: stores[i], random, now: clock },
    });
    contexts.push(ctx);
    network.introducer(pair.publicKey).accept((link) => {
      const lastRun = () => (done === null ? null : ({ run: done, state: 'done' } as const));
      void serveRpc(link, {
        info: async () => {
          asked++;
          return encodeInfo({ deployment: ctx.id, clock: clock(), lastRun: lastRun(), epochKeys });
        },
        claims: async (body) => {
          taken[i].push(body.slice());
          if (lost.get(i + 1) === 'request') throw new Error('the request is lost');
          const answer = await phoneService(ctx, link.peer).claims(body);
          if (lost.get(i + 1) === 'answer') throw new Error('the answer is lost');
          return answer;
        },
      });
    });
  });
  const introducer = network.introducer(authority.publicKey);
  dial = vi.spyOn(introducer, 'dial');
  courier = new Courier({
    deployment,
    secretKey: authority.secretKey,
    lists: new Lists(db),
    introducer,
    always: false,
    now,
    random,
    log: (line) => lines.push(line),
  });
  await keepKeys();
});

/** The nodes have the keys that they announce. */
const keepKeys = async () => {
  for (const run of [RUN, RUN + 1, RUN + 2])
    for (const [i, store] of stores.entries())
      await store.write([{ table: Table.EpochKeys, key: numberKey(run), value: keys[i].secret }]);
};

/** What the nodes announce for RUN and the two after it. */
const announced = (keyOf = (node: number, _epoch: number) => keys[node - 1].key) =>
  [RUN, RUN + 1, RUN + 2].flatMap((epoch) =>
    world.nodes.map(({ secretKey }, i) => {
      const deployment = deploymentHash(world.deployment);
      return encodeEpochKey({ deployment, epoch, node: i + 1, key: keyOf(i + 1, epoch) }, secretKey);
    }),
  );
/** A run is done at every node, which erases its list and what left the window. */
const finish = async (run: number) => {
  done = run;
  const none = new Uint8Array(32);
  const facts = { deployment: none, program: none, run, attempt: 1, inputs: none };
  const counts = { uploads: 0, builds: 0, matches: 0, results: 0, roots: [], programs: [] };
  const statement = { ...nextEntry(new Uint8Array()), ...facts, ...counts };
  const head = encodeCertificate({ statement, signatures: [] });
  for (const ctx of contexts)
    await ctx.store.write([
      ...(await eraseEffects(ctx, run, new Map())),
      { table: Table.Facts, key: 'audit-head', value: head },
    ]);
};
const report = (n: number) =>
  expect(codes.register(codes.issue(illnessFrom(RUN), 'spoken').code, new Uint8Array(16).fill(n))).toBe(
    'registered',
  );
const waiting = () => db.prepare('SELECT claim, run FROM claims').all().length;
const at = (time: number) => {
  world.clock.time = time;
  return courier.tick();
};

/** What the nodes hold together: claims (first byte) and levels of each entry. */
async function opened(run: number) {
  const shares = await Promise.all(
    taken.map(async (messages, i) => {
      const read = messages.map((message) => verifyClaimList(message, world.deployment, i + 1));
      const message = read.reverse().find((one) => one.run === run)!;
      return openBody(i + 1, await openClaimList(message, i + 1, keys[i].secret), shape.bytes);
    }),
  );
  const shape_ = shape;
  const record = shares[0][0].map((byte, i) => byte ^ shares[0][1][i] ^ shares[1][1][i]);
  return Array.from({ length: shape_.entries }, (_, entry) => {
    let first = 0;
    for (let bit = 0; bit < 8; bit++) first |= getBit(record, shape_.claim(entry) + bit) << bit;
    const levels = Array.from({ length: shape_.epochs }, (_, e) =>
      [0, 1, 2].reduce((sum, bit) => sum + getBit(record, shape_.levels(entry) + 3 * e + bit), 0),
    );
    return { first, levels };
  });
}
const shape = claimListShape(authorityWorld().deployment);

describe('the list of a run', () => {
  test('is made in the middle of its collect time, holds the claims, and they are erased', async () => {
    report(7);
    await at(MIDDLE - 1);
    expect(taken).toEqual([[], [], []]);
    await at(MIDDLE);
    const entries = await opened(RUN);
    expect(entries[0].first).toBe(7);
    // Window RUN − 13 … RUN + 10, onset at RUN: two days before it, and all ten after it.
    expect(entries[0].levels).toEqual([...Array(11).fill(0), 3, 3, 3, 3, 3, 3, 2, 2, 2, 2, 1, 1, 1]);
    expect(entries.slice(1).every(({ levels }) => levels.every((level) => level === 0))).toBe(true);
    expect(waiting()).toBe(0);
    expect(db.prepare('SELECT * FROM deliveries').all()).toEqual([]);
  });

  test('is sent once, also when nobody reported', async () => {
    await at(MIDDLE);
    await at(MIDDLE + 1);
    expect(taken.map((messages) => messages.length)).toEqual([1, 1, 1]);
  });

  test('takes as many claims as it has places, the oldest first', async () => {
    for (let n = 1; n <= 6; n++) report(n);
    await at(MIDDLE);
    expect((await opened(RUN)).map(({ first }) => first)).toEqual([1, 2, 3, 4]);
    await at(MIDDLE + 40);
    expect((await opened(RUN + 1)).slice(0, 2).map(({ first }) => first)).toEqual([5, 6]);
  });
});

describe('an authority that was away in the collect time', () => {
  test('makes the list while the run is not done', async () => {
    report(7);
    await at(MIDDLE + 15);
    expect((await opened(RUN))[0].first).toBe(7);
  });

  test('makes none for a run that is done, and asks about it once', async () => {
    await finish(RUN);
    report(7);
    await at(MIDDLE + 15);
    expect(asked).toBe(3);
    await at(MIDDLE + 16);
    expect(asked).toBe(3);
    expect(taken).toEqual([[], [], []]);
    expect(lines).toEqual([]);
    expect(waiting()).toBe(1);
  });
});

describe('a node that is away', () => {
  const key = (party: number) => world.nodes[party - 1].publicKey;

  test('gets the same bytes when it comes back in time', async () => {
    report(7);
    network.cut(key(3), world.authority.publicKey);
    await at(MIDDLE);
    expect(waiting()).toBe(1);
    network.heal(key(3), world.authority.publicKey);
    await at(MIDDLE + 5);
    expect(taken.map((messages) => messages.length)).toEqual([1, 1, 1]);
    expect((await opened(RUN))[0].first).toBe(7);
    expect(waiting()).toBe(0);
  });

  test('gets them after the collect time too, while the run waits for it', async () => {
    report(7);
    network.cut(key(3), world.authority.publicKey);
    await at(MIDDLE);
    await at(MIDDLE + 10);
    expect(waiting()).toBe(1);
    network.heal(key(3), world.authority.publicKey);
    await at(MIDDLE + 45); // the list of RUN + 1 is made as well
    expect(taken.map((messages) => messages.length)).toEqual([2, 2, 2]);
    expect((await opened(RUN))[0].first).toBe(7);
    expect((await opened(RUN + 1))[0].first).not.toBe(7);
    expect(waiting()).toBe(0);
  });

  test('when the run was done without it, the claims come with the next list', async () => {
    report(7);
    network.cut(key(3), world.authority.publicKey);
    await at(MIDDLE);
    await finish(RUN);
    await at(MIDDLE + 10);
    expect(waiting()).toBe(1);
    network.heal(key(3), world.authority.publicKey);
    await at(MIDDLE + 40);
    expect(taken[2]).toHaveLength(1);
    expect((await opened(RUN + 1))[0].first).toBe(7);
    expect(waiting()).toBe(0);
  });

  test('is asked again: what it took is not listed twice', async () => {
    report(7);
    lost.set(3, 'answer');
    await at(MIDDLE);
    await at(MIDDLE + 10);
    expect(waiting()).toBe(1); // in doubt
    lost.clear();
    await at(MIDDLE + 11);
    expect(waiting()).toBe(0);
    await at(MIDDLE + 40);
    expect((await opened(RUN + 1))[0].first).not.toBe(7);
  });

  test('is asked after the run is done: what it surely never took comes with the next list', async () => {
    report(7);
    lost.set(3, 'request');
    await at(MIDDLE);
    lost.clear();
    await finish(RUN);
    await keepKeys(); // as a grace time does
    await at(MIDDLE + 10);
    expect(waiting()).toBe(1);
    await at(MIDDLE + 40);
    expect((await opened(RUN + 1))[0].first).toBe(7);
    expect(waiting()).toBe(0);
  });

  test('is asked until it comes back, and meanwhile its claims are in no other list', async () => {
    report(7);
    lost.set(3, 'request');
    await at(MIDDLE);
    lost.clear();
    network.cut(key(3), world.authority.publicKey);
    await finish(RUN);
    await at(MIDDLE + 10);
    await at(MIDDLE + 40); // the list of RUN + 1 is made
    expect(waiting()).toBe(1);
    network.heal(key(3), world.authority.publicKey);
    dial.mockClear();
    await at(MIDDLE + 41); // the copies of two runs, over one link
    expect(dial).toHaveBeenCalledTimes(1);
    expect((await opened(RUN + 1))[0].first).not.toBe(7);
    await at(MIDDLE + 80);
    expect((await opened(RUN + 2))[0].first).toBe(7);
  });

  test.each([
    ['took it, is not listed twice', 'answer', 0],
    ['never took it, comes with the next list', 'request', 1],
  ] as const)(
    'can tell for the whole window: what it %s, also when the run is done',
    async (_, what, waits) => {
      report(7);
      lost.set(3, what);
      await at(MIDDLE);
      lost.clear();
      await finish(RUN);
      for (const store of stores) expect(await store.keys(Table.ClaimLists, '')).toEqual([]);
      await at(MIDDLE + 10);
      expect(waiting()).toBe(waits);
      await at(MIDDLE + 40);
      expect((await opened(RUN + 1))[0].first === 7).toBe(waits === 1);
    },
  );

  test('whose refusal says nothing, since its run is not done, is asked again', async () => {
    report(7);
    lost.set(3, 'request');
    await at(MIDDLE);
    lost.clear();
    skew.set(3, -120); // to this clock the list is too far ahead
    await at(MIDDLE + 10);
    expect(waiting()).toBe(1);
    // It is set right, and the first copy arrives at last.
    skew.clear();
    await stores[2].write([{ table: Table.ClaimLists, key: numberKey(RUN), value: taken[2][0] }]);
    await at(MIDDLE + 11);
    expect(waiting()).toBe(0);
    await at(MIDDLE + 40);
    expect((await opened(RUN + 1))[0].first).not.toBe(7);
  });

  test('that refuses the first copy surely has none; the claims wait', async () => {
    report(7);
    skew.set(2, -120); // to this clock the list is too far ahead
    await at(MIDDLE);
    skew.clear();
    await finish(RUN);
    await at(MIDDLE + 10);
    expect(taken[1]).toHaveLength(1);
    expect(waiting()).toBe(1);
    expect(lines.at(-1)).toMatch(/1 claims wait again/);
  });
});

describe('a node whose key is unusable', () => {
  const zero = new Uint8Array(32);

  test('holds the list of its run up, which is said once, and nothing else', async () => {
    report(7);
    lost.set(3, 'answer');
    await at(MIDDLE);
    lost.clear();
    epochKeys = announced((node, epoch) => (node === 2 && epoch > RUN ? zero : keys[node - 1].key));
    network.cut(world.nodes[2].publicKey, world.authority.publicKey);
    await at(MIDDLE + 10);
    network.heal(world.nodes[2].publicKey, world.authority.publicKey);
    report(8);
    for (let second = 40; second < 43; second++) await at(MIDDLE + second);
    expect(waiting()).toBe(1); // the list of RUN is known to be held
    const said = lines.filter((line) => line.includes(`claim list of run ${RUN + 1}`));
    expect(said).toEqual([`claim list of run ${RUN + 1}: it waits for a usable key of node 2`]);
    expect(lines.filter((line) => line.startsWith('keys from node 1'))).toHaveLength(1);
    epochKeys = announced();
    await at(MIDDLE + 43);
    expect((await opened(RUN + 1))[0].first).toBe(8);
  });
});

test('rounds go on after one that failed, and say a cause once', async () => {
  const causes = ['disk full', 'disk full', 'locked', null, 'locked'];
  const said: string[] = [];
  let rounds = 0;
  const running = startRounds(
    async () => {
      const cause = causes[rounds++];
      if (cause) throw new Error(cause);
    },
    1,
    (line) => said.push(line.split(': ')[1]),
  );
  await vi.waitFor(() => expect(rounds).toBeGreaterThan(causes.length));
  await running.stop();
  const last = rounds;
  await running.stop();
  expect(rounds).toBe(last);
  expect(said).toEqual(['disk full', 'locked', 'locked']);
});

test('log lines hold no claim', async () => {
  report(0xab);
  network.kill(world.nodes[0].publicKey);
  await at(MIDDLE);
  expect(lines.join()).not.toContain('abab');
});
