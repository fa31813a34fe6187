/**
 * Times as people say them, in the language of the screens. All arguments are unix seconds; the day and the hour are those
 * of the device.
 */
import type { Grid } from '../../workers/wire/time.ts';
import { capital } from './capital.ts';
import { dayMonth, weekdayName } from './dates.ts';
import { words } from './words.ts';

const DAY = 86_400;

const date = (t: number) => new Date(t * 1000);

/** Seconds are shown where a slot is shorter than a minute: demonstrations. */
export const showsSeconds = (grid: Grid): boolean => grid.slot < 60;

const two = (n: number) => String(n).padStart(2, '0');

/**
 * "18:45", or "18:45:05" where slots are shorter than a minute. All languages of the screens write it so: `Intl` would say the
 * same, after a tenth of a second on a slow phone before the first screen.
 */
export const clock = (t: number, grid: Grid): string => {
  const at = date(t);
  const parts = [at.getHours(), at.getMinutes(), ...(showsSeconds(grid) ? [at.getSeconds()] : [])];
  return parts.map(two).join(':');
};

/** "between 18:00 and 18:45" within a sentence. */
export const between = (from: number, to: number, grid: Grid): string =>
  words.value.time.between(clock(from, grid), clock(to, grid));

/** Local midnight before t. */
export const dayStart = (t: number): number => {
  const d = date(t);
  return Math.floor(new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime() / 1000);
};

/** Local calendar days from t to now; rounded, because a day with a clock change has 23 or 25 hours. */
const daysAgo = (t: number, now: number) => Math.round((dayStart(now) - dayStart(t)) / DAY);

/** "today", "yesterday", "Tuesday", and from a week on "Tuesday 3 November": a day as it is called. */
export const dayName = (t: number, now: number): string => {
  const ago = daysAgo(t, now);
  if (ago === 0) return words.value.time.today;
  if (ago === 1) return words.value.time.yesterday;
  if (ago > 1 && ago < 7) return weekdayName(t);
  return dayMonth(t);
};

/** "Today", "Yesterday", "Tuesday", and from a week on "Tuesday 3 November": a day as a title. */
export const dayTitle = (t: number, now: number): string => capital(dayName(t, now));

/** The day on which something was: "today", "yesterday", "on Tuesday". */
const onDay = (t: number, now: number): string =>
  daysAgo(t, now) === 0 || daysAgo(t, now) === 1 ? dayName(t, now) : words.value.time.onDay(dayName(t, now));

/** A span of one day within a sentence: "on Tuesday between 18:00 and 18:45". */
export const withinDay = (from: number, to: number, now: number, grid: Grid): string =>
  words.value.time.dayBetween(onDay(from, now), clock(from, grid), clock(to, grid));

/** The day at the start of a sentence: "Today", "Yesterday", "On Tuesday". */
export const dayPhrase = (t: number, now: number): string => capital(onDay(t, now));

/** A span within a day at the start of a sentence: "On Tuesday between 18:00 and 18:45". */
export const dayBetween = (from: number, to: number, now: number, grid: Grid): string =>
  capital(withinDay(from, to, now, grid));

/** A day of which no time is known: "Yesterday", "On Tuesday"; its hours where it is not a day of this device. */
export const wholeDayPhrase = (from: number, to: number, now: number, grid: Grid): string => {
  if (from === dayStart(from) && to === dayStart(to)) return dayPhrase(from, now);
  if (dayStart(from) === dayStart(to)) return dayBetween(from, to, now, grid);
  return capital(
    words.value.time.betweenDays(dayName(from, now), clock(from, grid), dayName(to, now), clock(to, grid)),
  );
};

/** When something was checked: "just now", "this morning", "yesterday evening", "on Friday". */
export const momentPhrase = (t: number, now: number): string => {
  const w = words.value.time;
  if (now - t < 90) return w.justNow;
  const hour = date(t).getHours();
  const part = hour < 12 ? 'Morning' : hour < 18 ? 'Afternoon' : 'Evening';
  const ago = daysAgo(t, now);
  if (ago === 0) return w[`this${part}`];
  if (ago === 1) return w[`yesterday${part}`];
  return onDay(t, now);
};

/** "since 07:00 today", "since yesterday", "since Friday"; since a clock time in demonstrations. */
export const sinceWhen = (t: number, now: number, grid: Grid): string => {
  const w = words.value.time;
  if (showsSeconds(grid)) return w.since(clock(t, grid));
  const ago = daysAgo(t, now);
  if (ago === 0) return w.sinceToday(clock(t, grid));
  return ago === 1 ? w.sinceYesterday : w.since(dayName(t, now));
};

/** When a visit was, behind its name: "today", "Tuesday"; a clock time in demonstrations. */
export const visitPhrase = (t: number, now: number, grid: Grid): string =>
  showsSeconds(grid) ? clock(t, grid) : dayName(t, now);

/**
 * The moment that a time field names: the first such time of day after `from`, in local time.
 * @param field "18:45" or "18:45:05"
 * @returns unix seconds, or null when it is no time of day
 */
export const momentAfter = (field: string, from: number): number | null => {
  const parts = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/.exec(field);
  if (!parts) return null;
  const moment = date(from);
  moment.setHours(Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0), 0);
  // A field without seconds names the minute of the check-in too.
  if (moment.getTime() / 1000 <= from - 60) moment.setDate(moment.getDate() + 1);
  return moment.getTime() / 1000;
};

/** "45 minutes", "1 hour 20 minutes", and "25 seconds" below a minute. */
export const duration = (seconds: number): string => {
  const w = words.value.time;
  if (seconds < 60) return w.seconds(Math.max(0, Math.round(seconds)));
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return w.minutes(minutes);
  const hours = w.hours(Math.floor(minutes / 60));
  return minutes % 60 === 0 ? hours : w.hoursMinutes(hours, w.minutes(minutes % 60));
};

/** "3 days", or "3 rounds" where an epoch is not a day. */
export const epochsPhrase = (epochs: number, grid: Grid): string =>
  words.value.time[grid.epoch === DAY ? 'days' : 'rounds'](epochs);

/** The span that a result covers: "14 days", or "14 rounds (9 minutes)" where an epoch is not a day. */
export const windowPhrase = (epochs: number, grid: Grid): string =>
  epochsPhrase(epochs, grid) + (grid.epoch === DAY ? '' : ` (${duration(epochs * grid.epoch)})`);

/** That span as it follows "in" or "of": "the last 14 days". */
export const lastPhrase = (epochs: number, grid: Grid): string =>
  grid.epoch === DAY
    ? words.value.time.lastDays(epochs)
    : words.value.time.lastRounds(epochs, duration(epochs * grid.epoch));

/**
 * How closely two people's times are compared, as it follows "in": "the same quarter of an hour", "the same 5 seconds",
 * "the same slots of 5 seconds".
 * @param slots how many they share
 */
export const slotPhrase = (grid: Grid, slots: number): string => {
  const w = words.value.time;
  if (grid.slot === 900) return slots === 1 ? w.sameQuarter : w.sameQuarters;
  return (slots === 1 ? w.sameSpan : w.sameSpans)(duration(grid.slot));
};

/** "1:05:20" or "05:20": time since a check-in, for a running display. */
export const elapsed = (seconds: number): string => {
  const s = Math.max(0, Math.floor(seconds));
  const rest = `${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
  return s >= 3600 ? `${Math.floor(s / 3600)}:${rest}` : rest;
};
