import { counterIn } from '../plural.ts';

const count = counterIn('en');

export const time = {
  /** BCP 47, for `Intl`. */
  locale: 'en-GB',
  /*
   * Dates and lengths as `Intl` writes them (tested): asking it costs a slow phone half a second before its first screen,
   * as it then first reads its data.
   */
  months: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
  /** From Sunday on, as in `Date`. */
  weekdays: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
  /** One for each weekday. */
  initials: 'SMTWTFS',
  monthYear: (month: string, year: number) => `${month} ${year}`,
  dayMonth: (weekday: string, day: number, month: string) => `${weekday} ${day} ${month}`,
  fullDay: (weekday: string, day: number, month: string, year: number) =>
    `${weekday}, ${day} ${month} ${year}`,
  seconds: (n: number) => count(n, { one: '# second', other: '# seconds' }),
  minutes: (n: number) => count(n, { one: '# minute', other: '# minutes' }),
  hours: (n: number) => count(n, { one: '# hour', other: '# hours' }),
  hoursMinutes: (hours: string, minutes: string) => `${hours} ${minutes}`,
  today: 'today',
  yesterday: 'yesterday',
  /** @param day a weekday, with or without its date */
  onDay: (day: string) => `on ${day}`,
  between: (from: string, to: string) => `between ${from} and ${to}`,
  /** @param day when: "today", "on Tuesday" */
  dayBetween: (day: string, from: string, to: string) => `${day} between ${from} and ${to}`,
  /** @param first a day as it is called: "today", "Tuesday" */
  betweenDays: (first: string, from: string, last: string, to: string) =>
    `between ${first} ${from} and ${last} ${to}`,
  justNow: 'just now',
  thisMorning: 'this morning',
  thisAfternoon: 'this afternoon',
  thisEvening: 'this evening',
  yesterdayMorning: 'yesterday morning',
  yesterdayAfternoon: 'yesterday afternoon',
  yesterdayEvening: 'yesterday evening',
  since: (moment: string) => `since ${moment}`,
  sinceToday: (clock: string) => `since ${clock} today`,
  sinceYesterday: 'since yesterday',
  days: (n: number) => count(n, { one: '# day', other: '# days' }),
  rounds: (n: number) => count(n, { one: '# round', other: '# rounds' }),
  /** What follows "in" and "of". */
  lastDays: (n: number) => count(n, { one: 'the last day', other: 'the last # days' }),
  lastRounds: (n: number, length: string) =>
    count(n, { one: `the last round (${length})`, other: `the last # rounds (${length})` }),
  /** What follows "in". */
  sameQuarter: 'the same quarter of an hour',
  sameQuarters: 'the same quarters of an hour',
  sameSpan: (length: string) => `the same ${length}`,
  sameSpans: (length: string) => `the same slots of ${length}`,
};
