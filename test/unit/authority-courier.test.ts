import { beforeEach, describe, expect, test } from 'vitest';
import { Codes } from '../../server-node/authority/codes.ts';
import { Courier } from '../../server-node/authority/courier.ts';
import { illnessFrom } from '../../server-node/authority/levels.ts';
import { Lists } from '../../server-node/authority/lists.ts';
import { openDatabase, type Sqlite } from '../../server-node/sqlite.ts';
import { InputError } from '../../workers/errors.ts';
import { type MemoryNetwork, memoryNetwork } from '../../workers/link/memory.ts';
import { serveRpc } from '../../workers/link/rpc.ts';
import { openBody } from '../../workers/mpc/seeds.ts';
import { getBit } from '../../workers/wire/bits.ts';
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
/** What a node does with a list, when it is not to take it. */
let behaviour: Map<number, () => Promise<Uint8Array>>;
let lines: string[];

beforeEach(() => {
  world = authorityWorld();
  const { deployment, authority, nodes, now, random } = world;
  network = memoryNetwork();
  db = openDatabase(':memory:');
  codes = new Codes(db, { lifetime: 900, secretKey: authority.secretKey, now, random });
  keys = nodes.map(() => createEpochKey(random));
  taken = nodes.map(() => []);
  behaviour = new Map();
  lines = [];
  const id = deploymentHash(deployment);
  const epochKeys = [RUN, RUN + 1].flatMap((epoch) =>
    nodes.map((pair, i) =>
      encodeEpochKey({ deployment: id, epoch, node: i + 1, key: keys[i].key }, pair.secretKey),
    ),
  );
  nodes.forEach((pair, i) => {
    network.introducer(pair.publicKey).accept((link) => {
      void serveRpc(link, {
        info: async () => encodeInfo({ deployment: id, clock: now(), lastRun: null, epochKeys }),
        claims: async (body) => {
          taken[i].push(body.slice());
          return (await behaviour.get(i + 1)?.()) ?? new Uint8Array();
        },
      });
    });
  });
  courier = new Courier({
    deployment,
    secretKey: authority.secretKey,
    lists: new Lists(db),
    introducer: network.introducer(authority.publicKey),
    always: false,
    now,
    random,
    log: (line) => lines.push(line),
  });
});

const report = (n: number) =>
  expect(codes.register(codes.issue(illnessFrom(RUN)), new Uint8Array(16).fill(n))).toBe('registered');
const waiting = () => db.prepare('SELECT claim, run FROM claims').all().length;
const at = (time: number) => {
  world.clock.time = time;
  return courier.tick();
};

/** What the nodes hold together: claims (first byte) and levels of each entry. */
async function opened(run: number) {
  const shares = await Promise.all(
    taken.map(async (messages, i) => {
      const message = verifyClaimList(messages[messages.length - 1], world.deployment, i + 1);
      expect(message.run).toBe(run);
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

  test('when it surely never had the list, the claims come with the next one', async () => {
    report(7);
    network.cut(key(3), world.authority.publicKey);
    await at(MIDDLE);
    await at(MIDDLE + 10); // the run is closed
    expect(waiting()).toBe(1);
    network.heal(key(3), world.authority.publicKey);
    await at(MIDDLE + 40);
    expect((await opened(RUN + 1))[0].first).toBe(7);
    expect(waiting()).toBe(0);
  });

  test('when it may have had the list, no claim is listed twice', async () => {
    report(7);
    behaviour.set(3, async () => {
      throw new Error('the answer is lost');
    });
    await at(MIDDLE);
    await at(MIDDLE + 10);
    expect(waiting()).toBe(0);
    behaviour.clear();
    await at(MIDDLE + 40);
    expect((await opened(RUN + 1))[0].first).not.toBe(7);
  });

  test('a refusal after a copy that it may have taken is not certain', async () => {
    report(7);
    behaviour.set(3, async () => {
      throw new Error('the answer is lost');
    });
    await at(MIDDLE);
    behaviour.set(3, async () => {
      throw new InputError('the run is closed here');
    });
    await at(MIDDLE + 9);
    await at(MIDDLE + 10);
    expect(waiting()).toBe(0);
  });

  test('a first refusal is certain; the claims wait', async () => {
    report(7);
    behaviour.set(2, async () => {
      throw new InputError('the run is closed here');
    });
    await at(MIDDLE);
    await at(MIDDLE + 10);
    expect(waiting()).toBe(1);
  });
});

test('log lines hold no claim', async () => {
  report(0xab);
  network.kill(world.nodes[0].publicKey);
  await at(MIDDLE);
  expect(lines.join()).not.toContain('abab');
});
