/** Which language the screens speak. */
import { batch, signal } from '@preact/signals';
import { en } from './en/index.ts';
import { fetchedLater, type LaterWords } from './later.ts';
import { type Words, words } from './words.ts';

interface Language {
  /** In itself. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  /** On which a week begins, from 0 (Sunday); as in `Intl.Locale`. */
  readonly firstWeekday: number;
  readonly load: () => Promise<Words>;
  /** Of the screens that come later. */
  readonly loadLater: () => Promise<LaterWords>;
}

const LANGUAGES_BY_TAG = {
  en: {
    name: 'English',
    dir: 'ltr',
    firstWeekday: 1,
    load: async () => en,
    loadLater: async () => (await import('./en/later.ts')).later,
  },
  de: {
    name: 'Deutsch',
    dir: 'ltr',
    firstWeekday: 1,
    load: async () => (await import('./de/index.ts')).de,
    loadLater: async () => (await import('./de/later.ts')).later,
  },
  fr: {
    name: 'Français',
    dir: 'ltr',
    firstWeekday: 1,
    load: async () => (await import('./fr/index.ts')).fr,
    loadLater: async () => (await import('./fr/later.ts')).later,
  },
  es: {
    name: 'Español',
    dir: 'ltr',
    firstWeekday: 1,
    load: async () => (await import('./es/index.ts')).es,
    loadLater: async () => (await import('./es/later.ts')).later,
  },
  ar: {
    name: 'العربية',
    dir: 'rtl',
    firstWeekday: 6,
    load: async () => (await import('./ar/index.ts')).ar,
    loadLater: async () => (await import('./ar/later.ts')).later,
  },
} satisfies Record<string, Language>;

export type Tag = keyof typeof LANGUAGES_BY_TAG;

export const LANGUAGES: Readonly<Record<Tag, Language>> = LANGUAGES_BY_TAG;

/** What the screens speak now: also for `Intl`. */
export const language = signal<Tag>('en');

export const isTag = (text: string): text is Tag => Object.hasOwn(LANGUAGES, text);

/** The first of the person's languages that the app speaks. @param preferred as in `navigator.languages` */
export const bestLanguage = (preferred: readonly string[]): Tag =>
  preferred.map((tag) => tag.toLowerCase().split('-')[0]).find(isTag) ?? 'en';

/** Of the words of later screens that are fetched. */
let later: Tag | null = null;

/** The newest request to speak. */
let newest = 0;

/** The words of a language, those of later screens too where they are fetched. */
const wordsOf = async (of: Language): Promise<[Words, LaterWords | null]> => {
  const [first, early] = await Promise.all([of.load(), later && of.loadLater()]);
  // Those of later screens may have come in the meantime, in the language of before.
  return [first, early ?? (later && (await of.loadLater()))];
};

/**
 * Speaks a language from now on, unless another was asked for in the meantime: the words, and what the page says of itself to
 * screen readers and style sheets.
 * @throws when its words cannot be fetched; what was spoken before stays
 */
export const speak = async (tag: Tag): Promise<void> => {
  newest += 1;
  const own = newest;
  const of = LANGUAGES[tag];
  const fetched = await wordsOf(of).catch((error) => {
    if (own === newest) throw error;
  });
  if (!fetched || own !== newest) return;
  const [first, others] = fetched;
  batch(() => {
    words.value = first;
    language.value = tag;
    if (others) fetchedLater.value = others;
  });
  if (others) later = tag;
  document.documentElement.lang = tag;
  document.documentElement.dir = of.dir;
};

/** Has the words of later screens too, from now on in every language that is spoken. @throws when they cannot be fetched */
export const speakLater = async (): Promise<void> => {
  // Perhaps another language is spoken by the time they come.
  while (later !== language.peek()) {
    const tag = language.peek();
    const others = await LANGUAGES[tag].loadLater();
    if (tag === language.peek()) {
      fetchedLater.value = others;
      later = tag;
    }
  }
};

/** Speaks a language, if that is another, when it can be had; English, which comes with the app, is better than no app. */
export const trySpeaking = async (tag: Tag): Promise<void> => {
  if (tag !== language.peek()) await speak(tag).catch((error) => console.warn(error));
};
