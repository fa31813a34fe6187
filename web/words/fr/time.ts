import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('fr');

export const time: Words['time'] = {
  locale: 'fr',
  today: 'aujourd’hui',
  yesterday: 'hier',
  // "le mardi" alone would be every Tuesday.
  onDay: (day) => (/\d/.test(day) ? `le ${day}` : day),
  between: (from, to) => `entre ${from} et ${to}`,
  dayBetween: (day, from, to) => `${day} entre ${from} et ${to}`,
  betweenDays: (first, from, last, to) => `entre ${first} à ${from} et ${last} à ${to}`,
  justNow: 'à l’instant',
  thisMorning: 'ce matin',
  thisAfternoon: 'cet après-midi',
  thisEvening: 'ce soir',
  yesterdayMorning: 'hier matin',
  yesterdayAfternoon: 'hier après-midi',
  yesterdayEvening: 'hier soir',
  since: (moment) => `depuis ${moment}`,
  sinceToday: (clock) => `depuis ${clock} aujourd’hui`,
  sinceYesterday: 'depuis hier',
  days: (n) => count(n, { one: '# jour', other: '# jours' }),
  rounds: (n) => count(n, { one: '# cycle', other: '# cycles' }),
  // After "sur" and "dans": "de" would melt into the article.
  lastDays: (n) => count(n, { one: 'le dernier jour', other: 'les # derniers jours' }),
  lastRounds: (n, length) =>
    count(n, { one: `le dernier cycle (${length})`, other: `les # derniers cycles (${length})` }),
  sameQuarter: 'le même quart d’heure',
  sameSpan: (length) => `le même intervalle de ${length}`,
};
