import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('fr');

export const time: Words['time'] = {
  locale: 'fr',
  months: [
    'janvier',
    'février',
    'mars',
    'avril',
    'mai',
    'juin',
    'juillet',
    'août',
    'septembre',
    'octobre',
    'novembre',
    'décembre',
  ],
  weekdays: ['dimanche', 'lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi'],
  initials: 'DLMMJVS',
  monthYear: (month, year) => `${month} ${year}`,
  dayMonth: (weekday, day, month) => `${weekday} ${day} ${month}`,
  fullDay: (weekday, day, month, year) => `${weekday} ${day} ${month} ${year}`,
  seconds: (n) => count(n, { one: '#\u00a0seconde', other: '#\u00a0secondes' }),
  minutes: (n) => count(n, { one: '#\u00a0minute', other: '#\u00a0minutes' }),
  hours: (n) => count(n, { one: '#\u00a0heure', other: '#\u00a0heures' }),
  hoursMinutes: (hours, minutes) => `${hours} ${minutes}`,
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
  sameQuarters: 'les mêmes quarts d’heure',
  sameSpan: (length) => `le même intervalle de ${length}`,
  sameSpans: (length) => `les mêmes intervalles de ${length}`,
};
