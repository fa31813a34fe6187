import { beforeEach, describe, expect, test, vi } from 'vitest';
import { tellsAfter } from '../../web/share/recent.ts';
import type { Report } from '../../web/store/schema.ts';
import { freshProfile } from './web-database.ts';
import { demo, EPOCH } from './wire-world.ts';

vi.mock('../../web/engine/worker.ts', () => ({}));
vi.mock('../../web/store/state.ts', () => ({ changed: async () => {}, trouble: {} }));
vi.mock('../../web/app/now.ts', () => ({ unixNow: () => 2_000_000_000 }));
vi.stubGlobal('location', { reload() {} });

beforeEach(freshProfile);

const joined = { deployment: demo(), hash: '', since: 0 };
const answerOf = (run: number, accepted = false) => ({
  ...{ run, accepted, agree: 'all' as const, believed: true, exposed: false, rows: [], days: [] },
  counted: [run],
});
const report: Report = {
  ...{ claim: { open: new Uint8Array(16) }, onset: null, registeredAt: 1, consent: { place: true, at: 2 } },
  ...{ withheld: [], withheldDays: [], accepted: false, acceptance: null },
  uploads: [{ epoch: EPOCH, sequence: 0 }],
};
const phone = async () => ({
  ...(await import('../../web/store/db.ts')),
  ...(await import('../../web/engine/fetch-answer.ts')),
});

test('nothing more is asked of a run whose answer is kept, whoever could not be reached when it came', async () => {
  const { fetchAnswer, readFact } = await phone();
  const results = vi.fn(async () => answerOf(EPOCH));
  const info = vi.fn(async () => new Map());
  const client = { results, info };
  info.mockRejectedValueOnce(new Error('a worker was lost'));
  await expect(fetchAnswer(joined, client, EPOCH)).rejects.toThrow('was lost');
  await vi.waitFor(async () => expect(await readFact('checked')).toBeDefined(), { interval: 1 });
  expect(await fetchAnswer(joined, client, EPOCH)).toBe(true);
  expect(await fetchAnswer(joined, client, EPOCH + 1)).toBe(false);
});

test('an answer and that it accepts a report are kept together', async () => {
  const { fetchAnswer, readFact, writeFact } = await phone();
  await writeFact('report', report);
  const client = { results: async () => answerOf(EPOCH, true), info: async () => new Map() };
  await fetchAnswer(joined, client, EPOCH);
  expect(await readFact('report')).toMatchObject({ accepted: true, acceptance: { run: EPOCH } });
});

test('what an operator refuses while others are asked stays said', async () => {
  const refused = [{ operator: 'Town', epoch: EPOCH, reason: 'closed' }];
  let refuse = async (): Promise<void> => {};
  vi.doMock('../../web/store/db.ts', async (original) => {
    const real = await original<typeof import('../../web/store/db.ts')>();
    const readFact = async (name: 'contact') => {
      const fact = await real.readFact(name);
      if (name === 'contact') await refuse();
      return fact;
    };
    return { ...real, readFact };
  });
  const { fetchAnswer, writeFact, db } = await phone();
  vi.doUnmock('../../web/store/db.ts');
  refuse = async () => {
    refuse = async () => {};
    await writeFact('contact', { at: 1, unreachable: [], skipped: null, refused });
  };
  const client = { results: async () => answerOf(EPOCH), info: async () => new Map() };
  await fetchAnswer(joined, client, EPOCH);
  await refuse(); // unless it came in between
  expect(await (await db()).get('facts', 'contact')).toMatchObject({ refused });
});

describe('a report that follows one that was stopped, before an answer told of that', () => {
  const stopped: Report = { ...report, claim: null, consent: { place: false, at: 3 } };
  const { window } = joined.deployment.run;
  /** What becomes of the second one, whose upload is that of the next epoch. */
  const secondAfter = async (...answers: ReturnType<typeof answerOf>[]) => {
    const { fetchAnswer, readFact, writeFact } = await phone();
    const uploads = [{ epoch: EPOCH + 1, sequence: 0 }];
    const tellsFrom = tellsAfter([stopped], joined.deployment, undefined);
    await writeFact('past-reports', [stopped]);
    await writeFact('report', { ...report, registeredAt: 4, uploads, tellsFrom });
    for (const one of answers) {
      const client = { results: async () => one, info: async () => new Map() };
      await fetchAnswer(joined, client, one.run);
    }
    return (await readFact('report'))!;
  };
  const both = (run: number, accepted: boolean) => ({
    ...answerOf(run, accepted),
    counted: Array.from({ length: window }, (_, i) => run - i),
  });

  test('is taken when the answer says that no run has joined that one', async () => {
    const { accepted, acceptance } = await secondAfter(both(EPOCH, false), both(EPOCH + 1, true));
    expect([accepted, acceptance?.run]).toEqual([true, EPOCH + 1]);
    const { readFact } = await phone();
    expect((await readFact('past-reports'))?.[0].unjoined).toBe(true);
  });

  test('waits while answers may speak of that one, and no longer', async () => {
    const runs = [0, 1, window - 1].map((n) => both(EPOCH + n, true));
    expect(await secondAfter(...runs)).toMatchObject({ accepted: false, tellsFrom: EPOCH + window });
    await freshProfile();
    expect(await secondAfter(...runs, both(EPOCH + window, true))).toMatchObject({ accepted: true });
  });

  test('learns nothing from an answer without its upload, or that contradicts itself', async () => {
    const far = EPOCH + 2 * window - 1;
    const without = { ...both(EPOCH, false), counted: [] };
    expect(await secondAfter(without)).toMatchObject({ tellsFrom: far });
    await freshProfile();
    expect(await secondAfter({ ...both(EPOCH, false), believed: false })).toMatchObject({ tellsFrom: far });
  });
});
