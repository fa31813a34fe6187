/** Months and days of the device's calendar, and how the keys move in them. Pure; a day is its midnight in unix seconds. */

export interface Month {
  year: number;
  /** 0 to 11. */
  month: number;
}

const seconds = (date: Date): number => Math.floor(date.getTime() / 1000);
const dayAt = (year: number, month: number, day: number): number => seconds(new Date(year, month, day));
const two = (n: number): string => String(n).padStart(2, '0');

/** The month that holds a moment. */
export const monthOf = (t: number): Month => {
  const date = new Date(t * 1000);
  return { year: date.getFullYear(), month: date.getMonth() };
};

export const monthStart = ({ year, month }: Month): number => dayAt(year, month, 1);

/** The month so many months later. */
export const monthAfter = ({ year, month }: Month, months: number): Month =>
  monthOf(dayAt(year, month + months, 1));

/** "2026-11", as it stands in an address. */
export const monthPath = ({ year, month }: Month): string =>
  `${String(year).padStart(4, '0')}-${two(month + 1)}`;

/** "2026-11-30", as it stands in an address and in a field for a date. */
export const dayPath = (day: number): string =>
  `${monthPath(monthOf(day))}-${two(new Date(day * 1000).getDate())}`;

/** The month that an address names, or null. */
export const monthNamed = (path: string): Month | null => {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(path) ?? [];
  return year && month ? { year: Number(year), month: Number(month) - 1 } : null;
};

/** The day that an address or a field names, or null when there is none such. */
export const dayNamed = (path: string): number | null => {
  const [, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(path) ?? [];
  if (!year) return null;
  const named = dayAt(Number(year), Number(month) - 1, Number(day));
  return dayPath(named) === path ? named : null;
};

/** The days of a month in weeks of seven; null beside the month. @param first weekday on which a week begins, 0 for Sunday */
export const weeksOf = ({ year, month }: Month, first: number): (number | null)[][] => {
  const before = (new Date(year, month, 1).getDay() - first + 7) % 7;
  const days = new Date(year, month + 1, 0).getDate();
  return Array.from({ length: Math.ceil((before + days) / 7) }, (_, week) =>
    Array.from({ length: 7 }, (_, at) => {
      const day = week * 7 + at - before + 1;
      return day < 1 || day > days ? null : dayAt(year, month, day);
    }),
  );
};

/** The week of a day, whole, after the one before it. @param first weekday on which a week begins */
export const twoWeeks = (day: number, first: number): number[][] => {
  const date = new Date(day * 1000);
  const start = date.getDate() - ((date.getDay() - first + 7) % 7) - 7;
  return [0, 7].map((week) =>
    Array.from({ length: 7 }, (_, at) => dayAt(date.getFullYear(), date.getMonth(), start + week + at)),
  );
};

/**
 * The day to which a key leads from another, or null when it is none of the calendar's keys: arrows by day and week, Home
 * and End within the week, Page Up and Page Down by month.
 * @param rtl whether later days stand to the left
 */
export const dayByKey = (day: number, key: string, first: number, rtl: boolean): number | null => {
  const date = new Date(day * 1000);
  const [year, month, at] = [date.getFullYear(), date.getMonth(), date.getDate()];
  const inWeek = (date.getDay() - first + 7) % 7;
  const steps: Record<string, number> = {
    ArrowLeft: rtl ? 1 : -1,
    ArrowRight: rtl ? -1 : 1,
    ArrowUp: -7,
    ArrowDown: 7,
    Home: -inWeek,
    End: 6 - inWeek,
  };
  if (key in steps) return dayAt(year, month, at + steps[key]);
  if (key !== 'PageUp' && key !== 'PageDown') return null;
  const target = month + (key === 'PageUp' ? -1 : 1);
  return dayAt(year, target, Math.min(at, new Date(year, target + 1, 0).getDate()));
};
