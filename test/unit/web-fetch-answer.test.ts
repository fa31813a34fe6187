import { beforeEach, expect, test, vi } from 'vitest';
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
