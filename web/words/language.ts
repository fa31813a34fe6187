/** Which language the screens speak. */
import { signal } from '@preact/signals';
import { type Words, words } from './words.ts';

interface Language {
  /** In itself. */
  readonly name: string;
  readonly dir: 'ltr' | 'rtl';
  readonly load: () => Promise<Words>;
}

const LANGUAGES_BY_TAG = {
  en: { name: 'English', dir: 'ltr', load: async () => (await import('./en/index.ts')).en },
  de: { name: 'Deutsch', dir: 'ltr', load: async () => (await import('./de/index.ts')).de },
  fr: { name: 'Français', dir: 'ltr', load: async () => (await import('./fr/index.ts')).fr },
  es: { name: 'Español', dir: 'ltr', load: async () => (await import('./es/index.ts')).es },
  ar: { name: 'العربية', dir: 'rtl', load: async () => (await import('./ar/index.ts')).ar },
} satisfies Record<string, Language>;

export type Tag = keyof typeof LANGUAGES_BY_TAG;

export const LANGUAGES: Readonly<Record<Tag, Language>> = LANGUAGES_BY_TAG;

/** What the screens speak now: also for `Intl`. */
export const language = signal<Tag>('en');

export const isTag = (text: string): text is Tag => Object.hasOwn(LANGUAGES, text);

/** The first of the person's languages that the app speaks. @param preferred as in `navigator.languages` */
export const bestLanguage = (preferred: readonly string[]): Tag =>
  preferred.map((tag) => tag.toLowerCase().split('-')[0]).find(isTag) ?? 'en';

/** Speaks a language from now on. @throws when its words cannot be fetched; what was spoken before stays */
export const speak = async (tag: Tag): Promise<void> => {
  words.value = await LANGUAGES[tag].load();
  language.value = tag;
  document.documentElement.lang = tag;
  document.documentElement.dir = LANGUAGES[tag].dir;
};
