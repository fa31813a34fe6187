/** Times as people say them. All arguments are unix seconds; the day and the hour are those of the device. */

import type { Grid } from '../../workers/wire/time.ts';

const DAY = 86_400;

const date = (t: number) => new Date(t * 1000);

const format = (t: number, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat('en-GB', options).format(date(t));

/** Seconds are shown where a slot is shorter than a minute: demonstrations. */
export const showsSeconds = (grid: Grid): boolean => grid.slot < 60;

/** "18:45", or "18:45:05" where slots are shorter than a minute. */
export const clock = (t: number, grid: Grid): string =>
  format(t, {
    hour: '2-digit',
    minute: '2-digit',
    ...(showsSeconds(grid) ? { second: '2-digit' } : {}),
    hourCycle: 'h23',
  });

/** "18:00 to 18:45" reads "between … and …" in a sentence. */
export const between = (from: number, to: number, grid: Grid): string =>
  `between ${clock(from, grid)} and ${clock(to, grid)}`;

/** Local midnight before t. */
export const dayStart = (t: number): number => {
  const d = date(t);
  return Math.floor(new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime() / 1000);
};

/** Local calendar days from t to now; rounded, because a day with a clock change has 23 or 25 hours. */
const daysAgo = (t: number, now: number) => Math.round((dayStart(now) - dayStart(t)) / DAY);

/** "Today", "Yesterday", "Tuesday", and from a week on "Tuesday 3 November". */
export const dayTitle = (t: number, now: number): string => {
  const ago = daysAgo(t, now);
  if (ago === 0) return 'Today';
  if (ago === 1) return 'Yesterday';
  if (ago > 1 && ago < 7) return format(t, { weekday: 'long' });
  return format(t, { weekday: 'long', day: 'numeric', month: 'long' });
};

/** The day at the start of a sentence: "Today", "Yesterday", "On Tuesday". */
export const dayPhrase = (t: number, now: number): string => {
  const title = dayTitle(t, now);
  return title === 'Today' || title === 'Yesterday' ? title : `On ${title}`;
};

/** A day of which no time is known: "Yesterday", "On Tuesday"; its hours where it is not a day of this device. */
export const wholeDayPhrase = (from: number, to: number, now: number, grid: Grid): string => {
  if (from === dayStart(from) && to === dayStart(to)) return dayPhrase(from, now);
  if (dayStart(from) === dayStart(to)) return `${dayPhrase(from, now)} ${between(from, to, grid)}`;
  const [first, last] = [from, to].map((t) => `${dayName(t, now)} ${clock(t, grid)}`);
  return `Between ${first} and ${last}`;
};

/** When something was checked: "just now", "this morning", "yesterday evening", "on Friday". */
export const momentPhrase = (t: number, now: number): string => {
  if (now - t < 90) return 'just now';
  const hour = date(t).getHours();
  const part = hour < 12 ? 'morning' : hour < 18 ? 'afternoon' : 'evening';
  const ago = daysAgo(t, now);
  if (ago === 0) return `this ${part}`;
  if (ago === 1) return `yesterday ${part}`;
  return `on ${dayTitle(t, now)}`;
};

/** The day after "since": "this morning", "yesterday", "Friday"; a clock time in demonstrations. */
export const sincePhrase = (t: number, now: number, grid: Grid): string => {
  if (showsSeconds(grid)) return clock(t, grid);
  const title = dayTitle(t, now);
  if (title === 'Today') return `${clock(t, grid)} today`;
  return title === 'Yesterday' ? 'yesterday' : title;
};

/** "today", "yesterday", "Tuesday", "Tuesday 3 November": a day within a sentence. */
const dayName = (t: number, now: number): string => {
  const title = dayTitle(t, now);
  return title === 'Today' || title === 'Yesterday' ? title.toLowerCase() : title;
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

const count = (n: number, unit: string) => `${n} ${unit}${n === 1 ? '' : 's'}`;

/** "45 minutes", "1 hour 20 minutes", and "25 seconds" below a minute. */
export const duration = (seconds: number): string => {
  if (seconds < 60) return count(Math.max(0, Math.round(seconds)), 'second');
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return count(minutes, 'minute');
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0
    ? count(hours, 'hour')
    : `${count(hours, 'hour')} ${count(minutes % 60, 'minute')}`;
};

/** "3 days", or "3 rounds" where an epoch is not a day. */
export const epochsPhrase = (epochs: number, grid: Grid): string =>
  count(epochs, grid.epoch === DAY ? 'day' : 'round');

/** The span that a result covers: "14 days", or "14 rounds (9 minutes)" where an epoch is not a day. */
export const windowPhrase = (epochs: number, grid: Grid): string =>
  epochsPhrase(epochs, grid) + (grid.epoch === DAY ? '' : ` (${duration(epochs * grid.epoch)})`);

/** How closely two people's times are compared: "the same quarter of an hour", "the same 5 seconds". */
export const slotPhrase = (grid: Grid): string =>
  grid.slot === 900 ? 'the same quarter of an hour' : `the same ${duration(grid.slot)}`;

/** "1:05:20" or "05:20": time since a check-in, for a running display. */
export const elapsed = (seconds: number): string => {
  const s = Math.max(0, Math.floor(seconds));
  const two = (n: number) => String(n).padStart(2, '0');
  const rest = `${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
  return s >= 3600 ? `${Math.floor(s / 3600)}:${rest}` : rest;
};
