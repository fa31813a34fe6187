import { expose } from 'comlink';
import { describe, expect, test } from 'vitest';
import { ProtocolError } from '../../workers/errors.ts';
import { decodeIndex, encodeIndex } from '../../workers/mpc/index-codec.ts';
import { MEMORY_LINKS } from '../../workers/mpc/link-rate.ts';
import type { Party } from '../../workers/mpc/party.ts';
import { sliceRows } from '../../workers/mpc/rows.ts';
import { makeBits } from '../../workers/mpc/shared.ts';
import { type ComputeService, computeService } from '../../workers/node/compute-service.ts';
import type { Thread } from '../../workers/node/compute-thread.ts';
import { cutIndex } from '../../workers/node/job-parts.ts';
import { reveal, seededRandom, share } from './mpc-engine-world.ts';
import {
  attemptKeys,
  build,
  indexInputs,
  indexName,
  MATCHED,
  match,
  PARTIES,
  startParties,
} from './thread-parties.ts';

const name = { kind: 'accepted', epoch: 7, block: 0 };

/**
 * Parties whose services run here, but are reached as those of threads are.
 * @param take instead of the services' own, which it is given
 */
function startHere(shards = 1, take: (own: ComputeService['take']) => ComputeService['take'] = (own) => own) {
  const terminated: Party[] = [];
  const kill: ((error: Error) => void)[] = [];
  const world = startParties(shards, (party): Thread => {
    const { port1, port2 } = new MessageChannel();
    const service = computeService();
    expose({ ...service, take: take(service.take) }, port2);
    const died = new Promise<never>((_, reject) => kill.push(reject));
    died.catch(() => {});
    return {
      endpoint: port1,
      died,
      terminate() {
        terminated.push(party);
        port1.close();
      },
    };
  });
  return { ...world, kill, terminated };
}

/** Each party's own copy of three planes. */
const runs = () =>
  share(
    makeBits(3, 40, (p, i) => (i >> p) & 1),
    seededRandom('runs'),
  ).map((own) => structuredClone(own));

describe('a thread that computes', () => {
  test('runs a job, says what it cost, and takes the input’s words along', async () => {
    const { parties, terminated, end } = startHere();
    const inputs = runs();
    const sizes = inputs.map(({ parts }) => parts[0].length);
    const computing = parties.map((party, i) =>
      party.run('accepted', name, { runs: inputs[i] }, MEMORY_LINKS),
    );
    const computed = await Promise.all(computing);
    expect(sizes).toEqual([6, 6, 6]);
    expect(inputs.map(({ parts }) => parts[0].length)).toEqual([0, 0, 0]);
    expect(reveal(computed.map(({ output }) => output)).words).toEqual(
      makeBits(1, 40, (_, i) => i % 8 > 0).words,
    );
    for (const { bytes, rounds } of computed) expect([bytes, rounds]).toEqual([24, 3]);
    await end();
    expect(terminated.sort()).toEqual(PARTIES);
  });

  test('refuses words that were moved before', async () => {
    const { parties, end } = startHere();
    const [inputs] = runs();
    void parties[0].run('accepted', name, { runs: inputs }, MEMORY_LINKS).catch(() => {});
    await expect(
      parties[0].run('accepted', { ...name, block: 1 }, { runs: inputs }, MEMORY_LINKS),
    ).rejects.toThrow(/detached/);
    await end();
  });

  test('gives the reason of an attempt that is over, as an error of the protocol', async () => {
    const { parties, fail, end } = startHere();
    const [inputs] = runs();
    const ended = parties[0].run('accepted', name, { runs: inputs }, MEMORY_LINKS).catch((error) => error);
    fail(1, 'node 2 was lost');
    expect(await ended).toEqual(new ProtocolError('node 2 was lost'));
    expect(await ended).toBeInstanceOf(ProtocolError);
    await end();
  });

  test('fails every job with the reason when it dies, and can still be ended', async () => {
    const { parties, kill, terminated } = startHere();
    const [inputs] = runs();
    const ended = parties[0].run('accepted', name, { runs: inputs }, MEMORY_LINKS).catch((error) => error);
    kill[0](new Error('out of memory'));
    expect((await ended).message).toBe('out of memory');
    await parties[0].end();
    expect(terminated).toEqual([1]);
  });

  test('erases the link secrets when it ends', async () => {
    const service = computeService();
    const keys = attemptKeys(1);
    const ports = [2, 3].map((party) => [party, new MessageChannel().port1] as const);
    service.begin(keys, { parties: new Map(ports), worker: 1, workers: new Map() });
    await service.end();
    for (const secret of keys.links.values()) expect(secret).toEqual(new Uint8Array(32));
    const [inputs] = runs();
    await expect(service.run('accepted', name, { runs: inputs }, MEMORY_LINKS)).rejects.toThrow(/erased/);
    for (const [, port] of ports) port.close();
  });
});

describe('shards', () => {
  test('compute what one computes alone, at a cost that counts; their index also serves other numbers of threads', async () => {
    const worlds = [1, 2, 3].map((shards) => startHere(shards));
    const [alone, two, three] = worlds.map(({ parties }) => parties);
    const [ofOne, ofTwo] = [await build(alone), await build(two)];
    ofTwo.forEach(({ output, bytes, rounds }, i) => {
      expect([ofOne[i].output.length, output.length]).toEqual([1, 2]);
      expect(bytes).toBeGreaterThan(0.8 * ofOne[i].bytes);
      expect(rounds).toBeGreaterThan(ofOne[i].rounds / 2);
    });
    const stored = ofTwo.map(({ output }) => decodeIndex(encodeIndex(output)));
    const found = await match(
      two,
      stored.map((index) => structuredClone(index)),
    );
    expect(found).toEqual(MATCHED);
    expect(await match(three, stored)).toEqual(MATCHED);
    expect(await match(alone, stored)).toEqual(MATCHED);
    await Promise.all(worlds.map(({ end }) => end()));
    expect(worlds[1].terminated.length).toBe(3 * 2);
  });

  test('are given their parts in turn: none is made before the one before has arrived', async () => {
    let arrive = () => {};
    const arrival = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    let sent = 0;
    const { parties, end } = startHere(2, (own) => async (...part) => {
      sent++;
      await arrival;
      own(...part);
    });
    const made: number[] = [];
    const computing = parties.map((party, i) => {
      const { spec, coins, tokens, masks } = indexInputs()[i];
      const input = cutIndex(spec, coins, (from, to) => {
        made.push(from);
        return { tokens: sliceRows(tokens, from, to), masks: sliceRows(masks, from, to) };
      });
      return party.run('index', indexName, input, MEMORY_LINKS);
    });
    await expect.poll(() => sent).toBe(3);
    expect(made).toEqual([0, 0, 0]);
    arrive();
    const indices = (await Promise.all(computing)).map(({ output }) => output);
    expect(made.sort()).toEqual([0, 0, 0, 60, 60, 60]);
    expect(await match(parties, indices)).toEqual(MATCHED);
    await end();
  });

  test('end the job when one dies, with its name, and can still be ended', async () => {
    const { parties, kill, terminated } = startHere(2);
    const ended = parties[0].run('index', indexName, indexInputs()[0], MEMORY_LINKS).catch((error) => error);
    kill[1](new Error('out of memory'));
    expect((await ended).message).toBe('shard 2: out of memory');
    await parties[0].end();
    expect(terminated).toEqual([1, 1]);
  });

  test('end the job with the reason when their messages end', async () => {
    const { parties, fail, end } = startHere(2);
    const [inputs] = indexInputs();
    const ended = parties[0].run('index', indexName, inputs, MEMORY_LINKS).catch((error) => error);
    const others = parties
      .slice(1)
      .map((party, i) => party.run('index', indexName, indexInputs()[i + 1], MEMORY_LINKS));
    for (const other of others) other.catch(() => {});
    fail(1, 'node 2 was lost', 1);
    expect(await ended).toEqual(new ProtocolError('node 2 was lost'));
    await end();
  });
});
