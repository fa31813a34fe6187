/** Which language the screens speak. */
import { batch, signal } from '@preact/signals';
import { en } from './en/index.ts';
import { type Words, words } from './words.ts';

interface Language {
  /** In itself. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  /** On which a week begins, from 0 (Sunday); as in `Intl.Locale`. */
  readonly firstWeekday: number;
  readonly load: () => Promise<Words>;
}

const LANGUAGES_BY_TAG = {
  en: { name: 'English', dir: 'ltr', firstWeekday: 1, load: async () => en },
  de: { name: 'Deutsch', dir: 'ltr', firstWeekday: 1, load: async () => (await import('./de/index.ts')).de },
  fr: { name: 'Français', dir: 'ltr', firstWeekday: 1, load: async () => (await import('./fr/index.ts')).fr },
  es: { name: 'Español', dir: 'ltr', firstWeekday: 1, load: async () => (await import('./es/index.ts')).es },
  ar: { name: 'العربية', dir: 'rtl', firstWeekday: 6, load: async () => (await import('./ar/index.ts')).ar },
} satisfies Record<string, Language>;

export type Tag = keyof typeof LANGUAGES_BY_TAG;

export const LANGUAGES: Readonly<Record<Tag, Language>> = LANGUAGES_BY_TAG;

/** What the screens speak now: also for `Intl`. */
export const language = signal<Tag>('en');

export const isTag = (text: string): text is Tag => Object.hasOwn(LANGUAGES, text);

/** The first of the person's languages that the app speaks. @param preferred as in `navigator.languages` */
export const bestLanguage = (preferred: readonly string[]): Tag =>
  preferred.map((tag) => tag.toLowerCase().split('-')[0]).find(isTag) ?? 'en';

/**
 * Speaks a language from now on: the words, and what the page says of itself to screen readers and style sheets.
 * @throws when its words cannot be fetched; what was spoken before stays
 */
export const speak = async (tag: Tag): Promise<void> => {
  const loaded = await LANGUAGES[tag].load();
  batch(() => {
    words.value = loaded;
    language.value = tag;
  });
  document.documentElement.lang = tag;
  document.documentElement.dir = LANGUAGES[tag].dir;
};

/** Speaks a language if it can be had; English, which comes with the app, is better than no app. */
export const trySpeaking = (tag: Tag): Promise<void> => speak(tag).catch((error) => console.warn(error));
