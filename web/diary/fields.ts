/** What stands in the fields for a day and two times. */
import { momentAfter } from '../words/time.ts';
import { dayNamed } from './calendar.ts';
import type { Span } from './pauses.ts';

/** A field of minutes that still names the minute of a moment means that moment. */
const kept = (field: string, t: number, before: number | undefined): number =>
  before !== undefined && field.length === 5 && t <= before && before - t < 60 ? before : t;

/**
 * A stay as a form names it; the end is the first such time after the beginning.
 * @param data fields `date`, `came` and `left`; without `left` the end is the beginning
 * @param before what the fields showed at first
 * @returns null when a field is empty or no time
 */
export const spanOf = (data: FormData, before?: Span): Span | null => {
  const text = (name: string) => String(data.get(name) ?? '');
  const day = dayNamed(text('date'));
  const came = day === null ? null : momentAfter(text('came'), day);
  if (came === null) return null;
  const from = kept(text('came'), came, before?.from);
  if (!data.has('left')) return { from, to: from };
  const left = momentAfter(text('left'), came);
  return left === null ? null : { from, to: kept(text('left'), left, before?.to) };
};
