/** What a person asks for: checked before anything is made. Pure; times are unix seconds. */
import { POSTER_TEXT_BYTES } from '../../workers/wire/poster-check.ts';
import { hasVisible, hiddenIn } from '../../workers/wire/seen-text.ts';
import { labelOf } from './label.ts';

/** One poster to be made; a number that was none as it was written is NaN. */
export interface Wanted {
  name: string;
  room: string;
  address: string;
  minutes: number;
  validFrom?: number | undefined;
  validTo?: number | undefined;
}

export type FormProblem =
  | { what: 'name' | 'hidden' | 'minutes' | 'date' | 'order' | 'past' | 'exists' | 'twice' }
  | { what: 'long'; field: 'name' | 'room' | 'address'; bytes: number }
  | { what: 'many'; most: number };

/** Most posters of one form or table. */
export const MOST_AT_ONCE = 200;

/** Days and times without a zone are those of this device. */
const MOMENT = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2}))?$/;

/**
 * The moment that "2026-12-01" or "2026-12-01 18:00" names.
 * @param end whether a day without a time means its end
 * @returns undefined for an empty text, NaN when it is no moment
 */
export const momentOf = (text: string, end = false): number | undefined => {
  if (text.trim() === '') return undefined;
  const parts = MOMENT.exec(text.trim());
  if (!parts) return Number.NaN;
  const [year, month, day, hour, minute] = parts
    .slice(1)
    .map((part) => (part === undefined ? null : Number(part)));
  const wholeDay = hour === null;
  const moment = new Date(year!, month! - 1, day! + (wholeDay && end ? 1 : 0), hour ?? 0, minute ?? 0);
  const was = new Date(year!, month! - 1, day!);
  const exists =
    was.getMonth() === month! - 1 && was.getDate() === day && (hour ?? 0) < 24 && (minute ?? 0) < 60;
  return exists && moment.getTime() >= 0 ? moment.getTime() / 1000 : Number.NaN;
};

const bytesOver = (text: string) => new TextEncoder().encode(text.trim()).length - POSTER_TEXT_BYTES;

/** What is wrong with one poster. @param now unix seconds */
export const problemOf = (
  { name, room, address, minutes, validFrom, validTo }: Wanted,
  now: number,
): FormProblem | null => {
  if (!hasVisible(name)) return { what: hiddenIn(name.trim()) ? 'hidden' : 'name' };
  for (const [field, text] of Object.entries({ name, room, address }) as ['name', string][])
    if (hiddenIn(text.trim())) return { what: 'hidden' };
    else if (bytesOver(text) > 0) return { what: 'long', field, bytes: bytesOver(text) };
  if (!Number.isInteger(minutes) || minutes < 1 || minutes > 1440) return { what: 'minutes' };
  if (Number.isNaN(validFrom) || Number.isNaN(validTo)) return { what: 'date' };
  if (validFrom !== undefined && validTo !== undefined && validFrom >= validTo) return { what: 'order' };
  if (validTo !== undefined && validTo <= now) return { what: 'past' };
  return null;
};

/** The rooms of a form, one a line; one without a name where none is given. */
export const roomsOf = (text: string): string[] => {
  const rooms = text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
  return rooms.length > 0 ? rooms : [''];
};

/**
 * What is wrong with each of several posters that are made at once: at which of them, from 0, in their order.
 * @param now unix seconds
 */
export const problemsAmong = (
  wanted: readonly Wanted[],
  now: number,
): { at: number; problem: FormProblem }[] => {
  if (wanted.length > MOST_AT_ONCE)
    return [{ at: MOST_AT_ONCE, problem: { what: 'many', most: MOST_AT_ONCE } }];
  const seen = new Set<string>();
  return wanted.flatMap((one, at) => {
    const problem = problemOf(one, now) ?? (seen.has(labelOf(one)) ? { what: 'twice' as const } : null);
    seen.add(labelOf(one));
    return problem ? [{ at, problem }] : [];
  });
};
