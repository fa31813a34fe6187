import { expect, test } from 'vitest';
import { benchJob, type Host, inPages, inProcesses, inThreads } from '../bench/collision.ts';

/** What must not depend on where the parties are: everything but time and memory. */
async function exact(host: Host) {
  const { rows, bitsPerRowPerParty, rounds, comparisonsPerRow, correct, phases } = await benchJob(
    'collision',
    1 << 10,
    3,
    host,
    0,
  );
  const traffic = phases.map(({ name, bytes, rounds }) => ({ name, bytes, rounds }));
  return { rows, bitsPerRowPerParty, rounds, comparisonsPerRow, correct, traffic };
}

test('parties in threads, in processes and in pages compute the same with the same messages', async () => {
  const inMemory = await exact(inThreads());
  expect(inMemory.correct).toBe(true);
  expect(await exact(inProcesses)).toEqual(inMemory);
  expect(await exact(inPages)).toEqual(inMemory);
}, 120_000);
