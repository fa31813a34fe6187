import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ProtocolError } from '../../workers/errors.ts';
import { tossCoins } from '../../workers/mpc/coins.ts';
import { type JobContext, PartyKeys } from '../../workers/mpc/keys.ts';
import { memoryNets } from '../../workers/mpc/net-memory.ts';
import { Stats } from '../../workers/mpc/stats.ts';
import { contextOf, engines, keysOf, seededRandom, seedKey } from './mpc-engine-world.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');
const keyOf = (context: JobContext, purpose = 'zero', link = seedKey('link')): string =>
  hex(new PartyKeys(1, new Map([[2, link]]), context).pair(2, purpose));

describe('key schedule', () => {
  const base = contextOf(1);
  const changed: [string, JobContext][] = [
    ['deployment', { ...base, deployment: seedKey('other') }],
    ['kind', { ...base, kind: 'near' }],
    ['epoch', { ...base, epoch: base.epoch + 1 }],
    ['block', { ...base, block: base.block + 1 }],
    ['inputs', { ...base, inputs: seedKey('other') }],
    ['coins', { ...base, coins: seedKey('other') }],
    ['run', { ...base, run: base.run + 1 }],
    ['attempt', { ...base, attempt: base.attempt + 1 }],
  ];

  it.each(changed)('binds the key to the %s', (_name, context) => {
    expect(keyOf(context)).not.toBe(keyOf(base));
  });

  it('binds it to the purpose and the link', () => {
    expect(keyOf(base, 'shuffle')).not.toBe(keyOf(base));
    expect(keyOf(base, 'zero', seedKey('another link'))).not.toBe(keyOf(base));
  });

  it('gives both ends one key, and another to every pair', () => {
    const pair = (a: number, b: number): string => hex(keysOf(a, 'pairs').pair(b, 'zero'));
    expect(pair(1, 2)).toBe(pair(2, 1));
    expect(new Set([pair(1, 2), pair(2, 3), pair(3, 1)]).size).toBe(3);
  });

  it('has one encoding for each context: no two of any contexts meet', () => {
    const text = fc.string({ maxLength: 4 });
    const bytes = fc.uint8Array({ maxLength: 4 });
    const contexts = fc.record({
      deployment: bytes,
      kind: text,
      epoch: fc.integer({ min: -2, max: 2 }),
      block: fc.integer({ min: 0, max: 2 }),
      inputs: bytes,
      coins: bytes,
      run: fc.integer({ min: 0, max: 2 }),
      attempt: fc.integer({ min: 0, max: 2 }),
    });
    const plain = (context: JobContext, purpose: string): string =>
      JSON.stringify([context, purpose], (_, v: unknown) => (v instanceof Uint8Array ? [...v] : v));
    // without lengths these two would be one string of bytes
    const [abc, ab, c] = [[1, 2, 3], [1, 2], [3]].map((list) => Uint8Array.from(list));
    const moved: [JobContext, string, JobContext, string] = [
      { ...base, inputs: abc, coins: new Uint8Array() },
      'zero',
      { ...base, inputs: ab, coins: c },
      'zero',
    ];
    fc.assert(
      fc.property(contexts, text, contexts, text, (a, p, b, q) => {
        expect(keyOf(a, p) === keyOf(b, q)).toBe(plain(a, p) === plain(b, q));
      }),
      { seed: 8, examples: [moved] },
    );
  });

  it('hands a key out once, and only for parties it is linked to', () => {
    const keys = keysOf(1, 0);
    keys.pair(2, 'zero');
    keys.pair(3, 'zero');
    expect(() => keys.pair(2, 'zero')).toThrow(ProtocolError);
    expect(() => keys.pair(4, 'zero')).toThrow(/no link secret with party 4/);
  });

  it('refuses a number that is not whole', () => {
    expect(() => keyOf({ ...base, epoch: 1.5 })).toThrow(RangeError);
  });
});

describe('coins', () => {
  const toss = (nets = memoryNets(3)): Promise<Uint8Array[]> =>
    Promise.all(nets.map((net) => tossCoins(net, 'hash', 32, seededRandom(`party ${net.self}`))));

  it('are the same for all parties, and no party’s own', async () => {
    const coins = (await toss()).map(hex);
    expect(new Set(coins).size).toBe(1);
    for (const party of [1, 2, 3])
      expect(coins[0]).not.toBe(hex(seededRandom(`party ${party}`)(64).slice(32)));
  });

  it('are refused when a party reveals another value than it committed to', async () => {
    const nets = memoryNets(3, (from, to, step, data) => {
      if (from === 2 && to === 1 && step.endsWith('reveal')) data[40] ^= 1;
    });
    const results = await Promise.allSettled(
      nets.map((net) => tossCoins(net, 'hash', 32, seededRandom(`party ${net.self}`))),
    );
    expect(results.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
    expect((results[0] as PromiseRejectedResult).reason).toBeInstanceOf(ProtocolError);
  });
});

describe('parties at different steps', () => {
  it('end in a clear error, not in garbage', async () => {
    const [a, b] = memoryNets(2);
    a.send(2, 'one', Uint8Array.of(1));
    await expect(b.receive(1, 'two')).rejects.toThrow(/party 1 is at step "one" of .*, this party at "two"/);
  });

  it('also when a message has another size', async () => {
    const parties = engines();
    const shapes = [32, 32, 64];
    const results = await Promise.allSettled(
      parties.map((engine, i) =>
        engine.open(
          'open',
          engine.constant({ planes: 1, length: shapes[i], words: new Uint32Array(shapes[i] / 32) }),
        ),
      ),
    );
    expect(results.map(({ status }) => status)).toContain('rejected');
    for (const result of results)
      if (result.status === 'rejected') expect(String(result.reason)).toMatch(/sent \d bytes instead of \d/);
  });
});

describe('stats', () => {
  it('records a phase with its own traffic, also a failed one', async () => {
    let now = 100;
    const stats = new Stats(() => now);
    stats.sent('before', 5);
    await stats.phase('sort', async () => {
      stats.sent('sort', 7);
      stats.waited('sort', 2);
      stats.drew(9);
      now += 3;
    });
    await expect(stats.phase('match', () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(stats.phases).toEqual([
      { name: 'sort', seconds: 3, bytes: 7, rounds: 2, streamBytes: 9 },
      { name: 'match', seconds: 0, bytes: 0, rounds: 0, streamBytes: 0 },
    ]);
  });
});
