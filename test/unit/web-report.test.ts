import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { tookReport } from '../../web/engine/fetch-answer.ts';
import { reportFor } from '../../web/engine/share.ts';
import { byDay, openUploads, recentVisits, spanOfDay, stageOf, withheldOf } from '../../web/share/recent.ts';
import { forget, giveConsent, registerCode, reportOnset, withdraw } from '../../web/share/report.ts';
import { eraseFact, readFact, writeFact } from '../../web/store/db.ts';
import { openAtRest } from '../../web/store/device-key.ts';
import type { Checked, Joined, Report } from '../../web/store/schema.ts';
import { dayStart } from '../../web/words/time.ts';
import type { Answer } from '../../workers/phone/answers.ts';

// Other files of this process have loaded the same modules with another database.
vi.hoisted(() => vi.resetModules());
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
  for (const name of ['asked', 'report', 'past-reports', 'joined', 'checked'] as const) await eraseFact(name);
  asked.length = 0;
  vi.stubGlobal('fetch', (_: string, { body }: { body: string }) => {
    asked.push(JSON.parse(body));
    return answer();
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

/** The same module after the page was loaded again. */
const reloaded = async (): Promise<typeof registerCode> => {
  vi.resetModules();
  return (await import('../../web/share/report.ts')).registerCode;
};

test('a code whose answer was lost is asked for with the same claim after the page was loaded again', async () => {
  answer = lost;
  expect(await registerCode(URL, CODE)).toEqual({ problem: 'unreachable' });
  expect(await registerCode(URL, '87654321')).toEqual({ problem: 'unreachable' });
  answer = status(204);
  expect(await (await reloaded())(URL, CODE)).toBeNull();
  expect(asked[2]).toEqual(asked[0]);
  expect(asked[1].claim).not.toBe(asked[0].claim);
  const { claim } = (await readFact('report')) as Report;
  expect(Object.keys(claim!).sort()).toEqual(['box', 'nonce']);
  expect(Buffer.from(await openAtRest(claim!)).toString('hex')).toBe(asked[0].claim);
  expect(await readFact('asked')).toMatchObject([{ code: '87654321' }]);
});

test('two windows that ask at once lose no claim, and ask about one code with one', async () => {
  answer = lost;
  await Promise.all([CODE, '87654321', CODE].map((code) => registerCode(URL, code)));
  expect(((await readFact('asked')) ?? []).map(({ code }) => code).sort()).toEqual([CODE, '87654321']);
  const claims = asked.filter(({ code }) => code === CODE).map(({ claim }) => claim);
  expect(claims).toEqual([claims[0], claims[0]]);
  answer = status(403);
  await Promise.all([CODE, '87654321'].map((code) => registerCode(URL, code)));
  expect(await readFact('asked')).toBeUndefined();
});

test('a code that is answered twice makes one report, and the decision about it stays', async () => {
  let late = (_: Response): void => {};
  answer = () => new Promise((resolve) => (late = resolve));
  const other = registerCode(URL, CODE); // of another window, or one whose answer takes long
  await vi.waitFor(() => expect(asked.length).toBe(1), { interval: 1 });
  answer = status(204);
  expect(await registerCode(URL, CODE)).toBeNull();
  await giveConsent((await readFact('report'))!);
  const decided = (await readFact('report')) as Report;
  await writeFact('report', { ...decided, uploads: [{ epoch: 3, sequence: 0 }] });
  late(new Response(null, { status: 204 }));
  expect(await other).toBeNull();
  expect(await readFact('report')).toEqual({ ...decided, uploads: [{ epoch: 3, sequence: 0 }] });
  expect(await readFact('past-reports')).toBeUndefined();
});

test('a code that is under way keeps its claim when another is registered', async () => {
  answer = lost;
  await registerCode(URL, '87654321');
  answer = status(204);
  await registerCode(URL, CODE);
  await registerCode(URL, '87654321');
  expect(asked[2]).toEqual(asked[0]);
});

test('the claim is on the device before the authority is asked, and stays when the authority is busy', async () => {
  let kept: unknown;
  answer = async () => {
    kept = await readFact('asked');
    return new Response(null, { status: 429, headers: { 'retry-after': '18' } });
  };
  expect(await registerCode(URL, CODE)).toEqual({ problem: 'busy', seconds: 18 });
  expect(kept).toMatchObject([{ code: CODE }]);
  expect(await readFact('asked')).toEqual(kept);
});

test('a code that the authority refuses leaves nothing behind', async () => {
  answer = status(403);
  expect(await registerCode(URL, CODE)).toEqual({ problem: 'unknown' });
  expect(await readFact('asked')).toBeUndefined();
});

test('the claim leaves the phone only after consent, until consent is withdrawn or a run has accepted it', async () => {
  vi.stubGlobal('IDBKeyRange', { bound: () => ({}) });
  const joined = { deployment: { run: { window: 14 } } } as Joined;
  const claim = new Uint8Array(16).fill(7);
  const sent = async (change: Partial<Report>) => {
    const report: Report = {
      claim: { open: claim },
      onset: null,
      registeredAt: 1,
      consent: null,
      withheld: [],
      withheldDays: [],
      accepted: false,
      uploads: [],
      acceptance: null,
    };
    return reportFor(joined, 20, { ...report, ...change });
  };
  expect(await sent({})).toEqual({ claim: null, levels: null, consent: null });
  expect(await sent({ consent: { place: true, at: 2 } })).toEqual({
    claim,
    levels: null,
    consent: { earlier: [], ids: [], days: [] },
  });
  expect(await sent({ consent: { place: false, at: 3 } })).toEqual({
    claim: null,
    levels: null,
    consent: null,
  });
  expect((await sent({ consent: { place: true, at: 2 }, accepted: true })).claim).toBeNull();
});

describe('where everybody reports for themselves', () => {
  const joined = { deployment: { run: { window: 14 }, grid: { slot: 5, epoch: 40, offset: 0 } } } as Joined;
  const stored = async () => (await readFact('report')) as Report;

  test('levels of the days around onset go with consent, in every upload, and never without', async () => {
    vi.stubGlobal('IDBKeyRange', { bound: () => ({}) });
    await reportOnset(20);
    expect(await reportFor(joined, 21, await stored())).toEqual({ claim: null, levels: null, consent: null });
    await giveConsent(await stored());
    await writeFact('report', { ...(await stored()), accepted: true });
    const levels = async (epoch: number) => (await reportFor(joined, epoch, await stored())).levels;
    expect(await levels(21)).toEqual([3, 3, 3, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    expect(await levels(31)).toEqual([0, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 3, 3]);
    const shown = await stored();
    await writeFact('report', { ...shown, accepted: true });
    await withdraw({ ...shown, registeredAt: 0 }); // another report, of another window
    expect((await stored()).consent?.place).toBe(true);
    await withdraw({ ...shown, accepted: false });
    expect((await stored()).accepted).toBe(true); // an answer that came meanwhile is not taken back
    expect(await reportFor(joined, 31, await stored())).toEqual({ claim: null, levels: null, consent: null });
  });

  test('a run has taken it when a record counts that was shared after the consent', async () => {
    await reportOnset(20);
    await giveConsent(await stored()); // at 1000 s, in epoch 25
    const report = await stored();
    const answer = (...counted: number[]) => ({ counted, accepted: false }) as unknown as Answer;
    expect(tookReport(joined, report, answer(23, 24))).toBe(false);
    expect(tookReport(joined, report, answer(24, 25))).toBe(true);
    expect(tookReport(joined, { ...report, claim: { open: new Uint8Array(16) } }, answer(24, 25))).toBe(
      false,
    );
  });
});

describe('a second report', () => {
  const deployment = {
    ...{ run: { window: 14 }, grid: { slot: 5, epoch: 40, offset: 0 }, claims: { runs: 3 } },
  } as Joined['deployment'];
  const joined = { deployment, hash: '', since: 0 };
  const first: Report = {
    ...{ claim: null, onset: null, registeredAt: 800, consent: { place: false, at: 1000 } },
    ...{ withheld: [], withheldDays: [], uploads: [{ epoch: 20, sequence: 0 }] },
    ...{ accepted: true, acceptance: { run: 21, at: 900, by: null } },
  };
  /** The report that is registered after such earlier ones, in epoch 25. */
  const registeredAfter = async (...ended: Report[]) => {
    await writeFact('joined', joined);
    await writeFact('past-reports', ended);
    answer = status(204);
    await registerCode(URL, CODE);
    const made = (await readFact('report')) as Report;
    return { ...made, consent: { place: true, at: 1000 }, uploads: [{ epoch: 25, sequence: 0 }] };
  };
  const said = (run: number) => ({ run, accepted: true, counted: [] }) as unknown as Answer;

  test('is taken by no answer before an upload carried it', async () => {
    const second = await registeredAfter();
    expect(tookReport(joined, { ...second, uploads: [] }, said(25))).toBe(false);
    expect(tookReport(joined, second, said(24))).toBe(false);
    expect(tookReport(joined, second, said(25))).toBe(true);
  });

  test('is neither taken nor lost while answers speak of the one before it', async () => {
    const second = await registeredAfter(first);
    for (const run of [25, 34]) {
      expect(tookReport(joined, second, said(run))).toBe(false);
      expect(stageOf(second, deployment.grid, 3, run, 'all')).toBe('sent');
    }
    expect(tookReport(joined, second, said(35))).toBe(true);
    expect(stageOf(second, deployment.grid, 3, 35, 'all')).toBe('lost');
  });

  test('is said to be sent only while a run may still join it by what was sent', () => {
    const uploads = [25, 26].map((epoch) => ({ epoch, sequence: 0 }));
    const claim = { open: new Uint8Array(16) };
    const open = (run: number, missing: number[] = []) =>
      openUploads({ claim, uploads }, deployment, { run, missing, agree: 'all' }).map(({ epoch }) => epoch);
    expect(openUploads({ claim, uploads }, deployment, undefined)).toEqual(uploads);
    expect(open(24)).toEqual([25, 26]);
    expect(open(25)).toEqual([26]);
    expect(open(26, [26])).toEqual([26]); // that one was in no run yet
    expect(open(26)).toEqual([]);
    // Who does not share visits had an upload in the run all the same.
    const unshared = { run: 26, missing: [25, 26], missingOf: { meetings: [26], bluetooth: [26] } };
    const still = openUploads({ claim, uploads }, deployment, { ...unshared, agree: 'all' });
    expect(still).toEqual([uploads[1]]);
    const told = { run: 26, missing: [] as number[], agree: 'all' as const };
    expect(openUploads({ claim, uploads, tellsFrom: 27 }, deployment, told)).toEqual(uploads);
    // Where everybody reports for himself no run joins anything: what was taken stays sent.
    expect(openUploads({ claim: null, uploads }, deployment, told)).toEqual(uploads);
  });

  describe('waits for one that was stopped', () => {
    const uploads = [20, 22].map((epoch) => ({ epoch, sequence: 0 }));
    const stopped = { ...first, accepted: false, acceptance: null, uploads };
    const answered = (run: number, missing: number[], agree: Checked['agree'] = 'all') =>
      writeFact('checked', { ...{ run, missing, agree, at: 0, upTo: 0 }, doubted: [], exposures: [] });

    test('as long as a run may still take one of its uploads, also the first after an outage', async () => {
      expect((await registeredAfter(stopped)).tellsFrom).toBe(22 + 13 + 14);
      await answered(24, [22]);
      expect((await registeredAfter(stopped)).tellsFrom).toBe(22 + 13 + 14);
    });

    test('and as answers speak of the run that did', async () => {
      await answered(24, [21]);
      expect((await registeredAfter(stopped)).tellsFrom).toBe(24 + 14);
      await answered(60, []); // long after both left the window
      expect((await registeredAfter(stopped)).tellsFrom).toBe(22 + 13 + 14);
      await answered(24, [], 'contradiction');
      expect((await registeredAfter(stopped)).tellsFrom).toBe(22 + 13 + 14);
    });

    test('not when no run can have it any more, as was known when it ended', async () => {
      const end = async (report: Report) => {
        await writeFact('joined', joined);
        await writeFact('report', report);
        await eraseFact('past-reports');
        await forget(report);
        return registeredAfter(...(await readFact('past-reports'))!);
      };
      await answered(24, []);
      expect((await end(stopped)).tellsFrom).toBe(0);
      expect((await end({ ...stopped, tellsFrom: 25 })).tellsFrom).toBe(24 + 14);
      await answered(24, [20]);
      expect((await end(stopped)).tellsFrom).toBe(20 + 13 + 14);
    });
  });

  test('that takes the place of another, which a window still shows, ends that one', async () => {
    const running = { ...first, claim: { open: new Uint8Array(16) }, consent: { place: true, at: 900 } };
    await writeFact('report', running);
    expect((await registeredAfter()).tellsFrom).toBe(21 + 14);
    expect(await readFact('past-reports')).toEqual([{ ...running, claim: null }]);
  });

  test('that has come in the place of the one that a window still shows is not ended in its stead', async () => {
    const second = await registeredAfter(first);
    await writeFact('report', second);
    await forget(first);
    expect(await readFact('report')).toEqual(second);
  });

  test('a report is ended once, however often it is asked for', async () => {
    await writeFact('report', first);
    await Promise.all([forget(first), forget(first)]);
    expect(await readFact('past-reports')).toEqual([first]);
    expect(await readFact('report')).toBeUndefined();
  });
});

test('a report that ended keeps its receipts and no claim; one that no upload carried leaves nothing', async () => {
  answer = status(204);
  await registerCode(URL, CODE);
  await forget((await readFact('report'))!);
  expect(await readFact('past-reports')).toBeUndefined();
  await registerCode(URL, CODE);
  const uploads = [{ epoch: 3, sequence: 0 }];
  await writeFact('report', { ...((await readFact('report')) as Report), uploads });
  await forget((await readFact('report'))!);
  expect(await readFact('report')).toBeUndefined();
  expect(await readFact('past-reports')).toMatchObject([{ uploads, claim: null }]);
});

describe('a day that is left out', () => {
  const midnight = (...day: [number, number, number]) => new Date(...day).getTime() / 1000;

  test('goes from one local midnight to the next, also over a change of clocks', () => {
    vi.stubEnv('TZ', 'Europe/Berlin');
    const spans = [
      { from: midnight(2026, 2, 29), to: midnight(2026, 2, 30) },
      { from: midnight(2026, 9, 25), to: midnight(2026, 9, 26) },
    ];
    expect(spans.map(({ from }) => spanOfDay(from))).toEqual(spans);
    expect(spans.map(({ from, to }) => (to - from) / 3600)).toEqual([23, 25]);
    // An older app kept the midnight alone.
    const withheldDays = spans.map(({ from }) => from);
    expect(withheldOf({ withheld: ['gym'], withheldDays })).toEqual({ ids: ['gym'], days: spans });
  });

  test('is the same day wherever the phone is when it shares', () => {
    vi.stubEnv('TZ', 'Europe/London');
    const [from, to] = [midnight(2026, 10, 20), midnight(2026, 10, 21)];
    for (const zone of ['Europe/Berlin', 'Asia/Tokyo', 'Pacific/Auckland', 'America/Los_Angeles'])
      for (const day of [spanOfDay(from), from]) {
        vi.stubEnv('TZ', zone);
        expect(withheldOf({ withheld: [], withheldDays: [day] }).days, zone).toEqual([{ from, to }]);
        vi.stubEnv('TZ', 'Europe/London');
      }
  });
});

test('the person chooses among what can warn others: no notes, but hidden visits, and days of Bluetooth alone', () => {
  const noon = dayStart(1_750_000_000) + 43_200;
  const place = { secret: new Uint8Array(16), name: 'Gym', defaultMinutes: 0 };
  const visit = (id: string) => ({ id, place, from: noon - 3600, to: noon - 1800, until: noon - 1800 });
  const all = [
    visit('gym'),
    { ...visit('hidden'), hidden: true },
    { ...visit('late'), late: true },
    { ...visit('note'), place: { ...place, secret: null } },
  ];
  const recent = recentVisits(all, { slot: 900, epoch: 86_400, offset: 0 }, 14, noon);
  expect(recent.map(({ id }) => id)).toEqual(['gym', 'hidden']);
  const yesterday = dayStart(noon - 86_400);
  expect(byDay(recent, [yesterday], noon).map(({ day, visits }) => [day, visits.length])).toEqual([
    [dayStart(noon), 2],
    [yesterday, 0],
  ]);
});
