import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, beforeAll, expect, test, vi } from 'vitest';
import { type AnswerInput, answer } from '../../web/words/answer.ts';
import { quoted } from '../../web/words/bidi.ts';
import { capital } from '../../web/words/capital.ts';
import { asciiDigits } from '../../web/words/digits.ts';
import { bestLanguage, isTag, LANGUAGES, speak, speakLater, type Tag } from '../../web/words/language.ts';
import { laterWords } from '../../web/words/later.ts';
import { named } from '../../web/words/operators.ts';
import { dayTitle, duration } from '../../web/words/time.ts';
import { words } from '../../web/words/words.ts';
import { entriesOf, NUMBERS, sayings, textsIn } from './catalogue.ts';

const page = { lang: '', dir: '' };
vi.stubGlobal('document', { documentElement: page });
afterEach(() => speak('en'));

beforeAll(speakLater);

/** The words of all screens. */
const all = () => ({ ...words.value, ...laterWords.value });

const TAGS = Object.keys(LANGUAGES) as Tag[];
const OTHERS = TAGS.filter((tag) => tag !== 'en');

/** Never that somebody is safe, never "infected", and nothing is shouted. */
const FORBIDDEN: Record<Tag, RegExp> = {
  en: /\bsafe(ly)?\b|infected|!/iu,
  de: /(?<!\p{L})sicher(?!\p{L})|in Sicherheit|infiziert|!/iu,
  fr: /en sécurité|hors de danger|infecté|contaminé|!/iu,
  es: /a salvo|fuera de peligro|(?<!\p{L})segur[oa]s?(?!\p{L})|infectad|[!¡]/iu,
  ar: /بأمان|في مأمن|(?<!\p{L})آمن|مصاب|!/u,
};

/** Something was put into a sentence that is none. */
const MISTAKE = /undefined|(?<!\p{L})null(?!\p{L})|NaN|#|\[object/u;

/** Names, and words that a language shares with English. */
const SAME: Record<string, readonly string[]> = {
  de: ['SafeTrace', 'Bluetooth', 'Pause', 'Zoom', 'April', 'August', 'September', 'November'],
  fr: ['SafeTrace', 'Bluetooth', 'Pause', 'Zoom', 'Notification', 'minute', 'minutes', 'Badge mm'],
  es: ['SafeTrace', 'Bluetooth', 'No', 'Zoom'],
  ar: ['SafeTrace', 'Bluetooth'],
};

/** The words of a text without what was given for it. */
const ownWords = (text: string): string =>
  text
    .replace(/⟦.*?⟧/gu, '')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();

const ARABIC = /\p{Script=Arabic}/u;

test.each(TAGS)(
  '%s: every entry says something, with all that it is given, and nothing forbidden',
  async (tag) => {
    await speak(tag);
    const wrong: string[] = [];
    for (const [path, entry] of entriesOf(all()))
      for (const said of NUMBERS.flatMap((n) => sayings(path, entry, n))) {
        const { args, text } = said;
        const whole = text.trim() !== '' && textsIn(said).every((given) => text.includes(given));
        if (!whole || MISTAKE.test(text) || FORBIDDEN[tag].test(text))
          wrong.push(`${path}(${JSON.stringify(args)}): ${text}`);
      }
    expect(wrong).toEqual([]);
  },
);

test.each(TAGS)('%s: numbers are told apart', async (tag) => {
  await speak(tag);
  for (const [path, entry] of entriesOf(all())) {
    const counts = sayings(path, entry, 1).some(({ args }) => args.includes(1));
    if (!counts) continue;
    const texts = [2, 3, 11, 100].map((n) =>
      sayings(path, entry, n)
        .map(({ text }) => text)
        .join('\n'),
    );
    expect(new Set(texts).size, path).toBe(4);
    expect(texts[3], path).toContain('100');
  }
});

test.each(OTHERS)('%s: no entry was left in English', async (tag) => {
  const english = entriesOf(all());
  await speak(tag);
  const entries = entriesOf(all());
  expect([...entries.keys()].sort()).toEqual([...english.keys()].sort());
  const same: string[] = [];
  for (const [path, entry] of entries) {
    const original = sayings(path, english.get(path)!, 3);
    for (const [i, { text }] of sayings(path, entry, 3).entries()) {
      const own = ownWords(text);
      if (own && text === original[i].text && !SAME[tag].includes(own)) same.push(`${path}: ${text}`);
    }
  }
  expect(same).toEqual([]);
});

test('Arabic is written in Arabic letters, and the others in theirs', async () => {
  const wrong: string[] = [];
  for (const tag of TAGS) {
    await speak(tag);
    for (const [path, entry] of entriesOf(all())) {
      if (path === 'time.locale') continue;
      for (const { text } of sayings(path, entry, 3)) {
        const own = ownWords(text);
        if (own && ARABIC.test(own) !== (tag === 'ar')) wrong.push(`${tag} ${path}: ${text}`);
      }
    }
  }
  expect(wrong).toEqual([]);
});

test('the words of later screens go with the language, also of one that is spoken while they come', async () => {
  await speak('de');
  expect(laterWords.value.share).toBe((await LANGUAGES.de.loadLater()).share);
  vi.resetModules(); // as at the start, before a screen has asked for them
  const fresh = await import('../../web/words/language.ts');
  const { laterWords: those } = await import('../../web/words/later.ts');
  expect(() => those.value).toThrow('before they were fetched');
  const coming = fresh.speakLater();
  await fresh.speak('fr');
  await coming;
  expect(those.value.share.ill).toBe((await LANGUAGES.fr.loadLater()).share.ill);
  await fresh.speak('en'); // the next files of this process have these modules
});

test('a language changes at once or not at all, and the one that was asked for last is spoken', async () => {
  vi.resetModules();
  const fresh = await import('../../web/words/language.ts');
  const { fetchedLater } = await import('../../web/words/later.ts');
  const { fr, de } = fresh.LANGUAGES as Record<
    Tag,
    { -readonly [K in keyof (typeof LANGUAGES)['fr']]: (typeof LANGUAGES)['fr'][K] }
  >;
  const [load, loadLater] = [fr.load, fr.loadLater];
  // The words of later screens come while the others do, and then in that language not at all.
  fr.load = async () => {
    await fresh.speakLater();
    return load();
  };
  fr.loadLater = () => Promise.reject(new Error('offline'));
  await expect(fresh.speak('fr')).rejects.toThrow('offline');
  expect(fresh.language.peek()).toBe('en');
  expect(fetchedLater.value?.share.ill).toBe((await LANGUAGES.en.loadLater()).share.ill);
  fr.loadLater = loadLater;
  let come = () => {};
  fr.load = () => new Promise((resolve) => (come = () => resolve(load())));
  const slow = fresh.speak('fr');
  await fresh.speak('de');
  come();
  await slow;
  expect(fresh.language.peek()).toBe('de');
  expect(page).toEqual({ lang: 'de', dir: 'ltr' });
  expect(fetchedLater.value?.share.ill).toBe((await de.loadLater()).share.ill);
  // That one cannot be had is no news to who has asked for another since.
  let fail = () => {};
  fr.load = () => new Promise((_, reject) => (fail = () => reject(new Error('offline'))));
  const lost = fresh.speak('fr');
  await fresh.speak('es');
  fail();
  await lost;
  expect(fresh.language.peek()).toBe('es');
  fr.load = load;
  await fresh.speak('en'); // the next files of this process have these modules
});

test('a language is spoken: the words, and what the page says of itself', async () => {
  await speak('ar');
  expect(page).toEqual({ lang: 'ar', dir: 'rtl' });
  await speak('de');
  expect(page).toEqual({ lang: 'de', dir: 'ltr' });
  expect(bestLanguage(['pt-BR', 'ar-EG', 'en'])).toBe('ar');
  expect(bestLanguage(['DE-at'])).toBe('de');
  expect(bestLanguage([])).toBe('en');
  expect(isTag('toString')).toBe(false);
});

// Local noon of a Thursday, so that the words for days do not depend on the machine's time zone.
const now = new Date(2026, 10, 26, 12, 0, 0).getTime() / 1000;
const at = (daysAgo: number, hour: number, minute = 0) =>
  new Date(2026, 10, 26 - daysAgo, hour, minute).getTime() / 1000;

const exposedDay: AnswerInput = {
  now,
  grid: { slot: 900, epoch: 86_400, offset: 0 },
  window: 14,
  operators: { parties: 3, threshold: 1 },
  detail: { policy: 'open' },
  check: {
    answered: { at: at(0, 7), upTo: at(0, 0), agree: 'all', doubted: [], counted: 14 },
    skipped: false,
    overdue: false,
    offline: false,
    unreachable: [],
  },
  exposures: [{ from: at(2, 18), to: at(2, 18, 45), place: 'Café Nord', kind: 'place', dayOnly: false }],
  unchecked: [{ place: 'Gym', from: at(1, 18) }],
  awaited: [],
};

test.each([
  [
    'de',
    'Am Dienstag zwischen 18:00 und 18:45 Uhr waren Sie am selben Ort',
    'Keine Risikobegegnung in den letzten 14 Tagen gefunden.',
  ],
  [
    'fr',
    'Mardi entre 18:00 et 18:45, vous étiez au même endroit',
    'Aucune exposition trouvée sur les 14 derniers jours.',
  ],
  [
    'es',
    'El martes entre las 18:00 y las 18:45 estuvo en el mismo lugar',
    'No se ha encontrado ninguna exposición en los últimos 14 días.',
  ],
  [
    'ar',
    'يوم الثلاثاء بين الساعة 18:00 والساعة 18:45 كنتم في المكان نفسه',
    'لم يُعثر على أي تعرّض في آخر 14 يومًا.',
  ],
] as const)('%s: the sentence of the day', async (tag, exposed, none) => {
  await speak(tag);
  const said = answer(exposedDay);
  expect(said.headline).toContain(exposed);
  expect(said.headline).toMatch(/[:] $/);
  expect(said.place).toBe('Café Nord');
  expect(said.detail).toContain('Gym');
  expect(answer({ ...exposedDay, exposures: [], unchecked: [] }).headline).toBe(none);
});

test('a name keeps its direction within a sentence that runs the other way', async () => {
  expect(named(['North', 'مقهى'])).toBe('North and \u2068مقهى\u2069');
  await speak('ar');
  expect(answer(exposedDay).detail).toContain('\u2068Gym\u2069 (أمس)');
});

test('what another machine said stays between its marks', () => {
  expect(quoted('full\u2069\u202e\n')).toBe('\u2068full\u2069');
});

test('times: days, durations and digits of each language', async () => {
  const said: Record<string, string[]> = {};
  for (const tag of TAGS) {
    await speak(tag);
    said[tag] = [
      dayTitle(at(0, 1), now),
      dayTitle(at(23, 1), now),
      duration(4800).replaceAll('\u00a0', ' '),
      capital('élan'),
    ];
  }
  expect(said).toEqual({
    en: ['Today', 'Tuesday 3 November', '1 hour 20 minutes', 'Élan'],
    de: ['Heute', 'Dienstag, 3. November', '1 Stunde, 20 Minuten', 'Élan'],
    fr: ['Aujourd’hui', 'Mardi 3 novembre', '1 heure 20 minutes', 'Élan'],
    es: ['Hoy', 'Martes, 3 de noviembre', '1 hora 20 minutos', 'Élan'],
    ar: ['اليوم', 'الثلاثاء، 3 نوفمبر', 'ساعة و20 دقيقة', 'Élan'],
  });
  expect(asciiDigits('٠٩ ۱۲ 3')).toBe('09 12 3');
});

test('a file is chosen in the words of the app: a bare field would speak the language of the browser', () => {
  const sources = readdirSync('web', { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.tsx'),
  );
  const bare = sources.filter((file) => /type=["'{]+file/.test(readFileSync(`web/${file}`, 'utf8')));
  expect(bare).toEqual(['look/FileButton.tsx']);
});
