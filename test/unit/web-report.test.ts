import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { reportFor } from '../../web/engine/share.ts';
import { registerCode } from '../../web/share/report.ts';
import type { Joined, Report } from '../../web/store/schema.ts';
import { eraseFact, readFact, writeFact } from './web-facts.ts';

vi.mock('../../web/store/db.ts', () => import('./web-facts.ts'));
vi.mock('../../web/app/now.ts', () => ({ unixNow: () => 1000 }));
vi.mock('../../web/store/state.ts', () => ({ changed: async () => {} }));

const URL = 'http://authority';
const CODE = '12345678';
/** What the authority was asked. */
const asked: { code: string; claim: string }[] = [];
let answer: () => Promise<Response>;

const lost = () => Promise.reject(new TypeError('network'));
const status = (code: number) => async () => new Response(null, { status: code });

beforeEach(async () => {
  await eraseFact('asked');
  await eraseFact('report');
  asked.length = 0;
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    asked.push(JSON.parse(body));
    return answer();
  });
});
afterEach(() => vi.unstubAllGlobals());

/** The same module after the page was loaded again. */
const reloaded = async (): Promise<typeof registerCode> => {
  vi.resetModules();
  vi.doMock('../../web/store/db.ts', async () => ({ readFact, writeFact, eraseFact }));
  return (await import('../../web/share/report.ts')).registerCode;
};

test('a code whose answer was lost is asked for with the same claim after the page was loaded again', async () => {
  answer = lost;
  await expect(registerCode(URL, CODE)).rejects.toThrow('still good');
  await expect(registerCode(URL, '87654321')).rejects.toThrow('still good');
  answer = status(204);
  await (await reloaded())(URL, '1234 5678');
  expect(asked[2]).toEqual(asked[0]);
  expect(asked[1].claim).not.toBe(asked[0].claim);
  expect(Buffer.from(((await readFact('report')) as Report).claim).toString('hex')).toBe(asked[0].claim);
  expect(await readFact('asked')).toBeUndefined();
});

test('the claim is on the device before the authority is asked, and stays when the authority is busy', async () => {
  let kept: unknown;
  answer = async () => {
    kept = await readFact('asked');
    return new Response(null, { status: 429, headers: { 'retry-after': '18' } });
  };
  await expect(registerCode(URL, CODE)).rejects.toThrow('still good: try again in 18 seconds');
  expect(kept).toMatchObject([{ code: CODE }]);
  expect(await readFact('asked')).toEqual(kept);
});

test('a code that the authority refuses leaves nothing behind', async () => {
  answer = status(403);
  await expect(registerCode(URL, CODE)).rejects.toThrow('does not know this code');
  expect(await readFact('asked')).toBeUndefined();
});

test('the claim leaves the phone only after consent, until consent is withdrawn or a run has accepted it', async () => {
  vi.stubGlobal('IDBKeyRange', { bound: () => ({}) });
  const joined = { deployment: { run: { window: 14 } } } as Joined;
  const claim = new Uint8Array(16).fill(7);
  const sent = async (change: Partial<Report>) => {
    const report: Report = { claim, registeredAt: 1, consent: null, withheld: [], accepted: false };
    await writeFact('report', { ...report, ...change });
    return reportFor(joined, 20);
  };
  expect(await sent({})).toEqual({ claim: null, consent: null });
  expect(await sent({ consent: { place: true, at: 2 } })).toEqual({
    claim,
    consent: { earlier: [], withheld: [] },
  });
  expect(await sent({ consent: { place: false, at: 3 } })).toEqual({ claim: null, consent: null });
  expect((await sent({ consent: { place: true, at: 2 }, accepted: true })).claim).toBeNull();
});
