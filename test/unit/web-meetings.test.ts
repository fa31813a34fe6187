import { expect, test } from 'vitest';
import {
  beginMeeting,
  isMeetingId,
  isUnshared,
  lengthsOf,
  type Meeting,
  meetingOf,
  standingOf,
  usualLength,
} from '../../web/meet/meetings.ts';
import { meetRows } from '../../workers/phone/rows.ts';
import { epochStart, slotStart } from '../../workers/wire/time.ts';
import { demo, EPOCH } from './wire-world.ts';

const QUARTERS = { slot: 900, minimum: 600, cap: 43_200 };
const DAY = { slot: 900, epoch: 86_400, offset: 0 };
const d = demo({
  grid: DAY,
  place: { h: 12, venues: 3, meets: 1 },
  visits: { minimum: 600, defaultLength: 7200, cap: 43_200 },
});
const start = epochStart(d.grid, EPOCH);
const secretOf = (n: number) => new Uint8Array(16).fill(n);
const met = (n: number, from: number, minutes: number): Meeting => ({
  id: `meet-${n}`,
  secret: secretOf(n),
  from: start + from * 60,
  to: start + (from + minutes) * 60,
  name: '',
});
const joined = { deployment: d, since: start - 86_400 };
const evening = start + 86_000;

test('lengths are whole slots that count, the usual one is two slots', () => {
  expect(lengthsOf(QUARTERS)).toEqual([900, 1800, 3600, 7200, 14_400]);
  expect(usualLength(QUARTERS)).toBe(1800);
  expect(lengthsOf({ ...QUARTERS, minimum: 1800 })[0]).toBe(1800);
  expect(usualLength({ ...QUARTERS, minimum: 2400 })).toBe(3600);
  expect(usualLength({ slot: 5, minimum: 1, cap: 8 })).toBe(5);
  expect(usualLength({ slot: 900, minimum: 60, cap: 600 })).toBe(600);
});

test('whoever takes part has the same rows, whenever each scanned or confirmed', () => {
  // Shown in the last seconds of a slot: one slot alone would be lost.
  const code = { secret: secretOf(9), shownAt: slotStart(d.grid, start / 900 + 4) - 30 };
  const [mine, theirs] = ['a', 'b'].map((id) => beginMeeting(code, QUARTERS, id));
  expect(isMeetingId(mine.id)).toBe(true);
  const rows = (meeting: Meeting) =>
    meetRows(d, EPOCH, [meeting]).rows.map(({ block, token, mask }) => ({ block, token, mask }));
  expect(rows(mine)).toEqual(rows(theirs));
  expect(rows(mine)[0].mask).toBe(0b110000);
  expect(meetingOf([mine], code)).toBe(mine);
  expect(meetingOf([mine], { ...code, secret: secretOf(8) })).toBeUndefined();
});

test('of two in one block the longer counts, of two as long the earlier, and the other says so', () => {
  const [short, long, later] = [met(1, 0, 30), met(2, 20, 60), met(3, 60, 60)];
  const standing = (meeting: Meeting, ...all: Meeting[]) => standingOf(meeting, all, joined, null, evening);
  expect(standing(short, short, long)).toBe('crowded');
  expect(standing(long, short, long)).toBe('open');
  expect(standing(later, long, later)).toBe('crowded');
  expect(standing(met(4, 240, 30), long, met(4, 240, 30))).toBe('open'); // another block
});

test('a meeting stands as its epoch does', () => {
  const meeting = met(1, 0, 30);
  const checked = (run: number, missing: number[] = [], ...visitIds: string[]) => ({
    run,
    agree: 'all' as const,
    missing,
    exposures: visitIds.length > 0 ? [{ from: 0, to: 1, visitIds, seconds: 60, level: 1 as const }] : [],
  });
  const later = start + 2 * 86_400;
  const standing = (answer: Parameters<typeof standingOf>[3], now = later) =>
    standingOf(meeting, [meeting], joined, answer, now);
  expect(standing(null, evening)).toBe('open');
  expect(standing(null)).toBe('waiting');
  expect(standing(checked(EPOCH - 1))).toBe('waiting');
  expect(standing(checked(EPOCH))).toBe('clear');
  expect(standing(checked(EPOCH, [EPOCH]))).toBe('missing');
  expect(standing(checked(EPOCH, [], 'meet-1'))).toBe('exposed');
  // What counts is whether meetings were shared, not visits.
  const of = (meetings: number[]) => ({ meetings, bluetooth: [] });
  expect(standing({ ...checked(EPOCH), missingOf: of([EPOCH]) })).toBe('missing');
  expect(standing({ ...checked(EPOCH, [EPOCH]), missingOf: of([]) })).toBe('clear');
  // What lies further back than the newest run looks says nothing, and has not been compared just because it came no more.
  const { window } = d.run;
  const past = later + window * 86_400;
  expect(standing(checked(EPOCH + window - 1))).toBe('clear');
  expect(standing(checked(EPOCH + window))).toBe('old');
  for (const answer of [null, checked(EPOCH), checked(EPOCH, [EPOCH])])
    expect(standing(answer, past)).toBe('old');
  expect(standing(checked(EPOCH, [], 'meet-1'), past)).toBe('exposed');
  for (const answer of [checked(EPOCH), checked(EPOCH, [], 'meet-1')])
    expect(standing({ ...answer, agree: 'contradiction' })).toBe('missing');
  expect(standingOf(meeting, [meeting], null, null, later)).toBe('before');
  expect(standingOf(meeting, [meeting], { ...joined, since: later }, null, later)).toBe('before');
  expect(isUnshared(meeting, d, evening)).toBe(true);
  expect(isUnshared(meeting, d, later)).toBe(false);
});

test('a meeting over midnight stands by the epochs that carry it', () => {
  const late = met(1, 1439, 30); // a minute of the first day makes no bit
  expect(standingOf(late, [late], joined, null, start + 86_500)).toBe('open');
  const both = met(2, 1420, 60);
  const answer = { run: EPOCH, agree: 'all' as const, missing: [], exposures: [] };
  expect(standingOf(both, [both], joined, answer, start + 3 * 86_400)).toBe('waiting');
});
