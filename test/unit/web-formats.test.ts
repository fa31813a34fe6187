import { afterEach, expect, test } from 'vitest';
import { formatList, formatMoment, formatNumber } from '../../web/words/formats.ts';
import { LANGUAGES, type Tag } from '../../web/words/language.ts';
import { clock } from '../../web/words/time.ts';
import { words } from '../../web/words/words.ts';

const before = words.value;
afterEach(() => {
  words.value = before;
});

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
    const day = { weekday: 'long', day: 'numeric', month: 'long' } as const;
    for (const t of [T, T + 200 * 86_400])
      expect(formatMoment(t, { ...day })).toBe(new Intl.DateTimeFormat(locale, day).format(date(t)));
    const minutes = { style: 'unit', unit: 'minute', unitDisplay: 'long' } as const;
    for (const n of [1, 2, 11])
      expect(formatNumber(n, { ...minutes })).toBe(new Intl.NumberFormat(locale, minutes).format(n));
    expect(formatList(['a', 'b', 'c'])).toBe(new Intl.ListFormat(locale).format(['a', 'b', 'c']));
  });
