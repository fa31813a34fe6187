import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('es');

/** "las 18:45", "la 01:15". */
const at = (clock: string) => `${clock.startsWith('01') ? 'la' : 'las'} ${clock}`;

/** What is a time of day takes an article, and a weekday another one. */
const withArticle = (moment: string) => (/^\d\d:/.test(moment) ? at(moment) : `el ${moment}`);

export const time: Words['time'] = {
  locale: 'es',
  months: [
    'enero',
    'febrero',
    'marzo',
    'abril',
    'mayo',
    'junio',
    'julio',
    'agosto',
    'septiembre',
    'octubre',
    'noviembre',
    'diciembre',
  ],
  weekdays: ['domingo', 'lunes', 'martes', 'miércoles', 'jueves', 'viernes', 'sábado'],
  initials: 'DLMXJVS',
  monthYear: (month, year) => `${month} de ${year}`,
  dayMonth: (weekday, day, month) => `${weekday}, ${day} de ${month}`,
  fullDay: (weekday, day, month, year) => `${weekday}, ${day} de ${month} de ${year}`,
  seconds: (n) => count(n, { one: '# segundo', other: '# segundos' }),
  minutes: (n) => count(n, { one: '# minuto', other: '# minutos' }),
  hours: (n) => count(n, { one: '# hora', other: '# horas' }),
  hoursMinutes: (hours, minutes) => `${hours} ${minutes}`,
  today: 'hoy',
  yesterday: 'ayer',
  onDay: (day) => `el ${day}`,
  between: (from, to) => `entre ${at(from)} y ${at(to)}`,
  dayBetween: (day, from, to) => `${day} entre ${at(from)} y ${at(to)}`,
  betweenDays: (first, from, last, to) => `entre ${first} a ${at(from)} y ${last} a ${at(to)}`,
  justNow: 'ahora mismo',
  thisMorning: 'esta mañana',
  thisAfternoon: 'esta tarde',
  thisEvening: 'esta noche',
  yesterdayMorning: 'ayer por la mañana',
  yesterdayAfternoon: 'ayer por la tarde',
  yesterdayEvening: 'ayer por la noche',
  since: (moment) => `desde ${withArticle(moment)}`,
  sinceToday: (clock) => `desde ${at(clock)} de hoy`,
  sinceYesterday: 'desde ayer',
  days: (n) => count(n, { one: '# día', other: '# días' }),
  rounds: (n) => count(n, { one: '# ronda', other: '# rondas' }),
  lastDays: (n) => count(n, { one: 'el último día', other: 'los últimos # días' }),
  lastRounds: (n, length) =>
    count(n, { one: `la última ronda (${length})`, other: `las últimas # rondas (${length})` }),
  sameQuarter: 'el mismo cuarto de hora',
  sameQuarters: 'los mismos cuartos de hora',
  sameSpan: (length) => `el mismo intervalo de ${length}`,
  sameSpans: (length) => `los mismos intervalos de ${length}`,
};
