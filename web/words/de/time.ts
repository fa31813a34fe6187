import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('de');

export const time: Words['time'] = {
  locale: 'de',
  today: 'heute',
  yesterday: 'gestern',
  onDay: (day) => `am ${day}`,
  between: (from, to) => `zwischen ${from} und ${to} Uhr`,
  dayBetween: (day, from, to) => `${day} zwischen ${from} und ${to} Uhr`,
  betweenDays: (first, from, last, to) => `zwischen ${first}, ${from} Uhr, und ${last}, ${to} Uhr,`,
  justNow: 'gerade eben',
  thisMorning: 'heute Vormittag',
  thisAfternoon: 'heute Nachmittag',
  thisEvening: 'heute Abend',
  yesterdayMorning: 'gestern Vormittag',
  yesterdayAfternoon: 'gestern Nachmittag',
  yesterdayEvening: 'gestern Abend',
  since: (moment) => `seit ${moment}`,
  sinceToday: (clock) => `seit heute, ${clock} Uhr`,
  sinceYesterday: 'seit gestern',
  days: (n) => count(n, { one: '# Tag', other: '# Tage' }),
  rounds: (n) => count(n, { one: '# Runde', other: '# Runden' }),
  // Dative: after "in", "von" and "aus".
  lastDays: (n) => count(n, { one: 'dem letzten Tag', other: 'den letzten # Tagen' }),
  lastRounds: (n, length) =>
    count(n, { one: `der letzten Runde (${length})`, other: `den letzten # Runden (${length})` }),
  sameQuarter: 'derselben Viertelstunde',
  sameSpan: (length) => `denselben ${length}`,
};
