/** What the installed app says of itself to the system, language by language; the build makes a file of each. */
import { home as ar } from './ar/home.ts';
import { home as de } from './de/home.ts';
import { home as en } from './en/home.ts';
import { home as es } from './es/home.ts';
import { home as fr } from './fr/home.ts';
import { LANGUAGES, type Tag } from './language.ts';

interface Told {
  lang: Tag;
  dir: 'ltr' | 'rtl';
  description: string;
  shortcuts: { name: string; url: string }[];
}

const told = (lang: Tag, { scan }: typeof en, description: string): Told => ({
  lang,
  dir: LANGUAGES[lang].dir,
  description,
  shortcuts: [{ name: scan, url: '/scan' }],
});

export const MANIFESTS: readonly Told[] = [
  told('en', en, 'Private contact tracing: only you read your answer.'),
  told('de', de, 'Vertrauliche Kontaktverfolgung: Ihre Antwort lesen nur Sie.'),
  told('fr', fr, 'Suivi des contacts en privé : vous seul lisez votre réponse.'),
  told('es', es, 'Rastreo de contactos en privado: solo usted lee su respuesta.'),
  told('ar', ar, 'تتبّع المخالطين بخصوصية: لا يقرأ إجابتك سواك.'),
];
