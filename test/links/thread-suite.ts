import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProtocolError } from '../../workers/errors.ts';
import { MEMORY_LINKS } from '../../workers/mpc/link-rate.ts';
import type { Thread } from '../../workers/node/compute-thread.ts';
import {
  build,
  indexInputs,
  indexName,
  MATCHED,
  match,
  PARTIES,
  startParties,
} from '../unit/thread-parties.ts';

/** Threads of one kind, as a suite wants them. */
export interface ThreadKind {
  start(shard: number): Thread;
  /** Ends all that run, not by `terminate`; others can be started when it resolves. */
  lose(): Promise<void>;
  close(): Promise<void>;
}

/**
 * What holds for threads wherever they are.
 * @param end what is said when one is lost
 */
export function threadSuite(name: string, open: () => Promise<ThreadKind>, end: RegExp): void {
  describe(name, { timeout: 60_000 }, () => {
    let kind: ThreadKind;
    beforeAll(async () => {
      kind = await open();
    }, 60_000);
    afterAll(() => kind.close());
    const attempt = (number: number, shards: number) =>
      startParties(shards, (_, shard) => kind.start(shard), number);

    test.each([2, 3])('%i of each party compute a job together', async (shards) => {
      const { parties, end } = attempt(0, shards);
      const built = await build(parties);
      for (const { output, bytes } of built) expect([output.length, bytes > 1000]).toEqual([shards, true]);
      const indices = built.map(({ output }) => output);
      expect(await match(parties, indices)).toEqual(MATCHED);
      await end();
    });

    test('take the words of an input along', async () => {
      const { parties, end } = attempt(0, 1);
      const inputs = indexInputs();
      const computing = parties.map((party, i) => party.run('index', indexName, inputs[i], MEMORY_LINKS));
      await Promise.all(computing);
      await expect(parties[0].run('index', indexName, inputs[0], MEMORY_LINKS)).rejects.toThrow();
      await end();
    });

    test('end a job with the reason when its messages end, as an error of the protocol', async () => {
      const { parties, fail, end } = attempt(0, 2);
      const ended = build(parties).catch((error) => error);
      for (const party of PARTIES) fail(party, 'node 2 was lost', 1);
      expect(await ended).toEqual(new ProtocolError('node 2 was lost'));
      expect(await ended).toBeInstanceOf(ProtocolError);
      await end();
    });

    test('end a job with their name when they are lost; the next attempt has others', async () => {
      const lost = attempt(0, 2);
      const built = await build(lost.parties);
      const matching = match(
        lost.parties,
        built.map(({ output }) => output),
      ).catch((error) => error);
      await kind.lose();
      expect((await matching).message).toMatch(end);
      await lost.end();

      const next = attempt(1, 2);
      const again = await build(next.parties);
      expect(
        await match(
          next.parties,
          again.map(({ output }) => output),
        ),
      ).toEqual(MATCHED);
      await next.end();
    });
  });
}
