import { counterIn } from '../plural.ts';
import type { Words } from '../words.ts';

const count = counterIn('ar');

export const time: Words['time'] = {
  // Digits 0 to 9, as everywhere in the app: see counterIn.
  locale: 'ar-u-nu-latn',
  months: [
    'يناير',
    'فبراير',
    'مارس',
    'أبريل',
    'مايو',
    'يونيو',
    'يوليو',
    'أغسطس',
    'سبتمبر',
    'أكتوبر',
    'نوفمبر',
    'ديسمبر',
  ],
  weekdays: ['الأحد', 'الاثنين', 'الثلاثاء', 'الأربعاء', 'الخميس', 'الجمعة', 'السبت'],
  initials: 'حنثرخجس',
  monthYear: (month, year) => `${month} ${year}`,
  dayMonth: (weekday, day, month) => `${weekday}، ${day} ${month}`,
  fullDay: (weekday, day, month, year) => `${weekday}، ${day} ${month} ${year}`,
  seconds: (n) => count(n, { one: 'ثانية', two: 'ثانيتان', few: '# ثوان', other: '# ثانية' }),
  minutes: (n) => count(n, { one: 'دقيقة', two: 'دقيقتان', few: '# دقائق', other: '# دقيقة' }),
  hours: (n) => count(n, { one: 'ساعة', two: 'ساعتان', few: '# ساعات', other: '# ساعة' }),
  hoursMinutes: (hours, minutes) => `${hours} و${minutes}`,
  today: 'اليوم',
  yesterday: 'أمس',
  onDay: (day) => `يوم ${day}`,
  between: (from, to) => `بين الساعة ${from} والساعة ${to}`,
  dayBetween: (day, from, to) => `${day} بين الساعة ${from} والساعة ${to}`,
  betweenDays: (first, from, last, to) => `بين ${first} الساعة ${from} و${last} الساعة ${to}`,
  justNow: 'الآن',
  thisMorning: 'صباح اليوم',
  thisAfternoon: 'بعد ظهر اليوم',
  thisEvening: 'مساء اليوم',
  yesterdayMorning: 'صباح أمس',
  yesterdayAfternoon: 'بعد ظهر أمس',
  yesterdayEvening: 'مساء أمس',
  since: (moment) => (/^\d/.test(moment) ? `منذ الساعة ${moment}` : `منذ يوم ${moment}`),
  sinceToday: (clock) => `منذ الساعة ${clock} اليوم`,
  sinceYesterday: 'منذ أمس',
  days: (n) =>
    count(n, {
      zero: '# يوم',
      one: 'يوم واحد',
      two: 'يومان',
      few: '# أيام',
      many: '# يومًا',
      other: '# يوم',
    }),
  rounds: (n) =>
    count(n, {
      zero: '# جولة',
      one: 'جولة واحدة',
      two: 'جولتان',
      few: '# جولات',
      many: '# جولة',
      other: '# جولة',
    }),
  // Genitive.
  lastDays: (n) =>
    count(n, {
      one: 'آخر يوم',
      two: 'آخر يومين',
      few: 'آخر # أيام',
      many: 'آخر # يومًا',
      other: 'آخر # يوم',
    }),
  lastRounds: (n, length) =>
    count(n, {
      one: `آخر جولة (${length})`,
      two: `آخر جولتين (${length})`,
      few: `آخر # جولات (${length})`,
      other: `آخر # جولة (${length})`,
    }),
  sameQuarter: 'ربع الساعة نفسه',
  sameQuarters: 'أرباع الساعة نفسها',
  sameSpan: (length) => `الفترة نفسها (${length})`,
  sameSpans: (length) => `الفترات نفسها (كل منها ${length})`,
};
