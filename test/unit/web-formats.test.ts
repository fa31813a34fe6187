import { afterEach, expect, test } from 'vitest';
import { dayMonth, fullDay, monthYear, weekdayInitial, weekdayName } from '../../web/words/dates.ts';
import { formatList, formatMoment, formatNumber } from '../../web/words/formats.ts';
import { LANGUAGES, type Tag } from '../../web/words/language.ts';
import { clock, duration } from '../../web/words/time.ts';
import { words } from '../../web/words/words.ts';

const before = words.value;
afterEach(() => {
  words.value = before;
});

const weekInfo = (locale: string): { firstDay: number } => {
  // Which of the two a version of Node has is not in its types.
  const info = new Intl.Locale(locale) as unknown as {
    getWeekInfo?: () => { firstDay: number };
    weekInfo: { firstDay: number };
  };
  return info.getWeekInfo?.() ?? info.weekInfo;
};

const T = 1_700_000_000;
const SHORT = { slot: 5, epoch: 100, offset: 0 };
const LONG = { slot: 900, epoch: 86_400, offset: 0 };

for (const tag of Object.keys(LANGUAGES) as Tag[])
  test(`${tag}: times, days, numbers and lists are those of Intl, also after another language`, async () => {
    words.value = await LANGUAGES[tag].load();
    const { locale } = words.value.time;
    const date = (t: number) => new Date(t * 1000);
    const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const;
    for (const t of [T, T + 6 * 3600, T + 11 * 3600 + 7]) {
      expect(clock(t, LONG)).toBe(new Intl.DateTimeFormat(locale, time).format(date(t)));
      const seconds = new Intl.DateTimeFormat(locale, { ...time, second: '2-digit' });
      expect(clock(t, SHORT)).toBe(seconds.format(date(t)));
    }
    for (let t = T; t < T + 366 * 86_400; t += 86_400) {
      const intl = (options: Intl.DateTimeFormatOptions) =>
        new Intl.DateTimeFormat(locale, options).format(date(t));
      expect(weekdayName(t)).toBe(intl({ weekday: 'long' }));
      expect(weekdayInitial(t)).toBe(intl({ weekday: 'narrow' }));
      expect(dayMonth(t)).toBe(intl({ weekday: 'long', day: 'numeric', month: 'long' }));
      expect(fullDay(t)).toBe(intl({ dateStyle: 'full' }));
      expect(monthYear(t)).toBe(intl({ month: 'long', year: 'numeric' }));
    }
    expect(LANGUAGES[tag].firstWeekday).toBe(weekInfo(locale).firstDay % 7);
    const units = (n: number, unit: string) =>
      new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' })
        .format(n)
        .replaceAll('\u00a0', ' ');
    // Where French binds a number to its unit differs between versions of Intl; here always.
    const length = (seconds: number) => duration(seconds).replaceAll('\u00a0', ' ');
    for (let n = 0; n < 60; n++) {
      expect(length(n)).toBe(units(n, 'second'));
      expect(length(3600 * Math.max(1, n))).toBe(units(Math.max(1, n), 'hour'));
      const parts = [units(1, 'hour'), units(n, 'minute')];
      const list = new Intl.ListFormat(locale, { type: 'unit', style: 'narrow' });
      if (n > 0) expect(length(60 * n)).toBe(units(n, 'minute'));
      if (n > 0) expect(length(3600 + 60 * n)).toBe(list.format(parts));
    }
    const style = { dateStyle: 'medium', timeStyle: 'short' } as const;
    expect(formatMoment(T, { ...style })).toBe(new Intl.DateTimeFormat(locale, style).format(date(T)));
    const metres = { style: 'unit', unit: 'meter', unitDisplay: 'long' } as const;
    expect(formatNumber(1500, { ...metres })).toBe(new Intl.NumberFormat(locale, metres).format(1500));
    expect(formatList(['a', 'b', 'c'])).toBe(new Intl.ListFormat(locale).format(['a', 'b', 'c']));
  });
