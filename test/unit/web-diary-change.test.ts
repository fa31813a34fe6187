import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { Report } from '../../web/store/schema.ts';
import { dayStart } from '../../web/words/time.ts';
import { isLeftOutBy } from '../../workers/left-out.ts';
import { epochAt } from '../../workers/wire/time.ts';
import { freshProfile } from './web-database.ts';
import { demo } from './wire-world.ts';

const NOW = dayStart(2_000_000_000) + 43_200; // noon
vi.mock('../../web/app/now.ts', () => ({ unixNow: () => NOW, now: { value: NOW, peek: () => NOW } }));
vi.stubGlobal('navigator', { languages: ['en'] });
vi.stubGlobal('location', { reload() {} });
vi.stubGlobal('document', { documentElement: {} });

beforeEach(freshProfile);

const place = (name: string) => ({ secret: new Uint8Array(16).fill(name.length), name, defaultMinutes: 60 });
/** A stay, in hours from now. */
const stay = (name: string, from: number, to: number) => {
  const at = { from: NOW + from * 3600, to: NOW + to * 3600 };
  return { id: name, place: place(name), ...at, until: at.to };
};

/** A phone with such visits, as a window shows them. */
const phone = async (...visits: ReturnType<typeof stay>[]) => {
  const { db, readFact, writeFact } = await import('../../web/store/db.ts');
  const state = await import('../../web/store/state.ts');
  const actions = await import('../../web/diary/actions.ts');
  const database = await db();
  for (const visit of visits) await database.put('visits', visit);
  await state.changed('visits');
  return { database, readFact, writeFact, state, actions };
};

describe('a window that slept while the person answered elsewhere', () => {
  const open = { ...stay('gym', -3, -1), to: null };
  const slept = async (meanwhile: object) => {
    const { database, actions } = await phone(open as never);
    await database.put('visits', { ...open, ...meanwhile });
    return { actions, kept: () => database.get('visits', 'gym') };
  };
  const later = { until: NOW + 7200 };

  test('does not end the stay that goes on', async () => {
    const { actions, kept } = await slept(later);
    await actions.closeOverdue();
    expect(await kept()).toMatchObject({ to: null, ...later });
  });

  test('changes what is asked of it and nothing else', async () => {
    const { actions, kept } = await slept(later);
    await actions.mark(open, { hidden: true });
    expect(await kept()).toMatchObject({ to: null, hidden: true, ...later });
    await actions.repair(open, { from: open.from + 60, to: open.from });
    expect(await kept()).toMatchObject({ to: null, from: open.from + 60, ...later });
    await actions.leave(open);
    expect(await kept()).toMatchObject({ to: NOW, hidden: true, ...later });
  });

  test('does not begin anew what was left', async () => {
    const left = { to: NOW - 4000 };
    const { actions, kept } = await slept(left);
    await actions.stay(open);
    await actions.leave(open);
    await actions.repair(open, { from: open.from + 60, to: open.from });
    expect(await kept()).toMatchObject({ from: open.from + 60, ...left });
  });

  describe('with the code of a screen that was scanned to leave', () => {
    const token = (n: number) => new Uint8Array(8).fill(n);
    const screen = (from: number, n: number) => ({
      ...place('gym'),
      blocks: { from, seconds: 3600, tokens: [token(n)] },
    });
    const here = { ...stay('gym', -1, 1), to: null, place: screen(NOW - 3600, 1) };
    const scanned = screen(NOW, 2);
    const leaving = async (meanwhile: object, ...others: object[]) => {
      const { database, actions } = await phone(here as never, ...(others as never[]));
      await database.put('visits', { ...here, ...meanwhile });
      await actions.leaveScanned(scanned, here);
      return database.getAll('visits');
    };
    const tokens = [token(1), token(2)];

    test('ends the stay that goes on, with the tokens of its last minutes', async () => {
      expect(await leaving({})).toMatchObject([{ id: 'gym', to: NOW, place: { blocks: { tokens } } }]);
    });

    test('ends now what had ended by itself a moment ago', async () => {
      expect(await leaving({ until: NOW - 60 })).toMatchObject([
        { id: 'gym', to: NOW, place: { blocks: { tokens } } },
      ]);
    });

    test('begins no stay of no length when it had ended long ago', async () => {
      const until = NOW - 1800;
      expect(await leaving({ until })).toMatchObject([{ id: 'gym', to: until }]);
    });

    test('leaves a stay alone that began elsewhere meanwhile, and what it ended', async () => {
      const cinema = { ...stay('cinema', 0, 2), to: null };
      for (const to of [NOW - 600, NOW - 60])
        expect(await leaving({ to }, { ...cinema, from: to })).toMatchObject([
          { id: 'cinema', to: null },
          { id: 'gym', to },
        ]);
    });
  });

  test('does not take a day for one that can be changed whose record has left meanwhile', async () => {
    const gym = stay('gym', -30, -29);
    const { database, writeFact, state, actions } = await phone(gym);
    const since = NOW - 10 * 86_400;
    const { grid, visits, ...others } = demo();
    const deployment = {
      ...{ ...others, grid: { ...grid, slot: 900, epoch: 86_400 } },
      visits: { ...visits, cap: 43_200 },
    };
    await writeFact('joined', { deployment, hash: 'ab', since });
    await state.changed('joined');
    const span = { from: gym.from + 600, to: gym.to };
    expect(actions.countsStill(span)).toBe(true);
    await database.put('sent', { epoch: epochAt(deployment.grid, gym.from), rows: [] }); // not heard of yet
    expect(await actions.repair(gym, span)).toBe('shared');
    expect(await database.get('visits', 'gym')).toEqual(gym);
    expect(await actions.add(place('cafe'), span)).toMatchObject({ late: true });
    expect(await actions.add(place('cafe'), { from: NOW, to: NOW })).toBe('order');
  });

  test('does not bring back what was deleted', async () => {
    const { database, actions } = await phone(open as never);
    await database.delete('visits', 'gym');
    await actions.leave(open);
    await actions.mark(open, { protected: true });
    expect(await database.count('visits')).toBe(0);
  });
});

describe('what was left out of a report stays left out', () => {
  const consented = { registeredAt: NOW, consent: { place: true, at: NOW }, uploads: [], accepted: false };
  /** Ids of visits that are left out now, and of the others. */
  const sides = async ({ database, readFact }: Awaited<ReturnType<typeof phone>>) => {
    const { withheldOf } = await import('../../web/share/recent.ts');
    const isLeftOut = isLeftOutBy(withheldOf((await readFact('report'))!));
    const visits = (await database.getAll('visits')).sort((a, b) => a.from - b.from);
    return visits.map((visit) => `${visit.place.name}: ${isLeftOut(visit) ? 'left out' : 'warns'}`);
  };
  const report = async (
    { writeFact }: Awaited<ReturnType<typeof phone>>,
    leftOut: Pick<Report, 'withheld' | 'withheldDays'>,
  ) => writeFact('report', { ...consented, claim: null, onset: 1, acceptance: null, ...leftOut });
  const resolved = async (here: Awaited<ReturnType<typeof phone>>, winner: string) => {
    const { overlapsOf } = await import('../../web/diary/overlaps.ts');
    const [overlap] = overlapsOf(here.state.visits.value, NOW, () => true);
    await here.actions.choose(overlap, overlap.visits.find(({ id }) => id === winner)!);
  };

  test('in both halves when a visit is split around another', async () => {
    const here = await phone(stay('bar', -5, -1), stay('shop', -4, -3));
    await report(here, { withheld: ['bar'], withheldDays: [] });
    await resolved(here, 'shop');
    expect(await sides(here)).toEqual(['bar: left out', 'shop: warns', 'bar: left out']);
  });

  test('behind midnight when the visit began on a day that was left out', async () => {
    const here = await phone(stay('bar', -14, -8), stay('shop', -11.5, -11));
    const midnight = dayStart(NOW);
    await report(here, { withheld: [], withheldDays: [{ from: midnight - 86_400, to: midnight }] });
    await resolved(here, 'shop');
    expect(await sides(here)).toEqual(['bar: left out', 'shop: warns', 'bar: left out']);
  });

  test('when its times are set to another day', async () => {
    const here = await phone(stay('bar', -14, -13), stay('shop', -16, -15));
    await report(here, {
      withheld: [],
      withheldDays: [NOW - 36 * 3600].map((from) => ({ from, to: NOW - 43_200 })),
    });
    await here.actions.repair(stay('bar', -14, -13), { from: NOW - 7200, to: NOW - 3600 });
    expect(await sides(here)).toEqual(['shop: left out', 'bar: left out']);
    expect((await here.readFact('report'))!.withheld).toEqual(['bar']);
  });

  test('and nothing else is', async () => {
    const here = await phone(stay('bar', -5, -1), stay('shop', -4, -3));
    await report(here, { withheld: ['shop'], withheldDays: [] });
    await resolved(here, 'shop');
    expect(await sides(here)).toEqual(['bar: warns', 'shop: left out', 'bar: warns']);
  });
});

/** @param found what the newest answer names: ids, and times in hours from now */
const answered = async (
  { writeFact }: Awaited<ReturnType<typeof phone>>,
  found: readonly { id: string; from: number; to: number }[],
) => {
  const deployment = { ...demo(), grid: { slot: 900, epoch: 86_400, offset: 0 } };
  await writeFact('joined', { deployment, hash: 'here', since: 0 });
  const exposures = found.map(({ id, from, to }) => ({
    ...{ from, to, visitIds: [id], seconds: 60, level: 2 as const },
  }));
  const run = Math.floor(NOW / 86_400) - 1;
  await writeFact('checked', {
    ...{ run, at: NOW, upTo: NOW, agree: 'all', doubted: [], missing: [], exposures },
  });
  return exposures;
};

test('an exposure at a visit with protection does not come to count when the visit is deleted, or is old', async () => {
  const gym = { ...stay('gym', -50, -49), protected: true };
  const cafe = { ...stay('cafe', -30 * 24, -30 * 24 + 1), protected: true };
  const here = await phone(gym, cafe);
  const { actions, database, readFact, writeFact, state } = here;
  const { followStatus } = await import('../../web/risk/follow.ts');
  const { isProtected } = await import('../../web/risk/today.ts');
  const found = await answered(here, [gym, cafe]);
  await followStatus();
  await actions.remove(gym);
  await (await import('../../web/engine/prune.ts')).prune(NOW);
  await followStatus();
  expect(await database.count('visits')).toBe(0);
  expect(found.map(isProtected)).toEqual([true, true]);
  expect(state.status.value).toBeNull(); // nothing was ever found that counts
  // Once no answer can name them nothing is kept of them.
  await writeFact('checked', { ...(await readFact('checked'))!, exposures: [] });
  const { prune, pruneSoon } = await import('../../web/engine/prune.ts');
  pruneSoon();
  await prune(NOW);
  expect(await readFact('guarded')).toEqual([]);
  // Fourteen days of rows are not read again each hour for nothing.
  const read = vi.spyOn(IDBObjectStore.prototype, 'getAll');
  pruneSoon();
  await prune(NOW);
  expect(read.mock.contexts.map((store) => (store as IDBObjectStore).name)).not.toContain('sent');
  read.mockRestore();
});

test('a window that is slow does not follow an answer that was replaced meanwhile', async () => {
  let isSlow = true;
  let goOn = () => {};
  vi.doMock('../../web/store/db.ts', async (original) => {
    const real = await original<typeof import('../../web/store/db.ts')>();
    const readFact = async (name: 'report') => {
      const fact = await real.readFact(name);
      if (isSlow && name === 'report') await new Promise<void>((resolve) => (goOn = resolve));
      return fact;
    };
    return { ...real, readFact };
  });
  const gym = stay('gym', -50, -49);
  const here = await phone(gym);
  vi.doUnmock('../../web/store/db.ts');
  const { followStatus } = await import('../../web/risk/follow.ts');
  await answered(here, []);
  const slow = followStatus();
  await new Promise((resolve) => setTimeout(resolve, 20)); // so that it has read what it reads
  isSlow = false;
  await answered(here, [gym]);
  await followStatus();
  goOn();
  await slow;
  expect(here.state.status.value!.history.map(({ reason }) => reason)).toEqual(['found']);
});

describe('a meeting', () => {
  const met = { id: 'meet-a', secret: new Uint8Array(16), from: NOW - 7200, to: NOW - 3600, name: 'Ada' };
  const withMeeting = async () => {
    const here = await phone();
    await here.database.put('meetings', met);
    await here.state.changed('meetings');
    const found = await answered(here, [met]);
    const { isProtected } = await import('../../web/risk/today.ts');
    return { ...here, found, isProtected, ...(await import('../../web/meet/actions.ts')) };
  };

  test('with protection does not count, also when it is deleted', async () => {
    const { state, markMeeting, removeMeetings, found, isProtected, database } = await withMeeting();
    const { followStatus } = await import('../../web/risk/follow.ts');
    await followStatus();
    expect(state.status.value!.state).toBe('exposed');
    await markMeeting(met, { protected: true });
    expect([state.status.value!.state, state.status.value!.history.at(-1)!.reason]).toEqual([
      'none',
      'protected',
    ]);
    await removeMeetings(await database.getAll('meetings'));
    await followStatus();
    expect(await database.count('meetings')).toBe(0);
    expect(found.map(isProtected)).toEqual([true]);
    expect(state.status.value!.state).toBe('none');
  });

  test('that a window shows as it was keeps what was noted elsewhere, and stays deleted', async () => {
    const { database, markMeeting, changeMeeting } = await withMeeting();
    await markMeeting(met, { hidden: true });
    await changeMeeting(met, { name: 'Eve' });
    expect(await database.get('meetings', 'meet-a')).toMatchObject({ ...met, name: 'Eve', hidden: true });
    await database.delete('meetings', 'meet-a');
    await changeMeeting(met, { name: 'Ada' });
    expect(await database.count('meetings')).toBe(0);
  });

  test('with protection says so also when it was pruned', async () => {
    const { database, found, isProtected } = await withMeeting();
    await database.put('meetings', { ...met, to: NOW - 30 * 86_400, protected: true });
    await (await import('../../web/engine/prune.ts')).prune(NOW);
    expect(await database.count('meetings')).toBe(0);
    expect(found.map(isProtected)).toEqual([true]);
  });
});
