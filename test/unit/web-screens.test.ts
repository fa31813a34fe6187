/** What holds for the source of every screen: its words come from the catalogue, and its layout mirrors. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { transformSync } from 'esbuild';
import { expect, test } from 'vitest';
import { titleOf } from '../../web/app/title.ts';

const WEB = fileURLToPath(new URL('../../web/', import.meta.url));
const sources = readdirSync(WEB, { recursive: true, encoding: 'utf8' }).sort();
const read = (file: string) => readFileSync(WEB + file, 'utf8');

/** A file for whoever reads the data elsewhere is in English, as are errors that are for the console. */
const NOT_SHOWN = ['backup/readable.ts', 'app/trusted-types.ts', 'near/listen.ts'];

/** The same in every language: the app, and a key as browsers call it. */
const NAMES = new Set(['SafeTrace', 'Escape']);

/** A literal that somebody reads or hears: it begins like a sentence, is a child, or names something. */
const READ = [
  /(?<!["\w-])["`](\p{Lu}\p{Ll}(?:[^"`\\]|\\.)*)["`]/gu,
  /children: "((?:[^"\\]|\\.)*)"/gu,
  // A line of its own, not the name of an element.
  /(?<=[^(]\n)\s+"((?:[^"\\]|\\.)*)",?$/gmu,
  /"?(?:aria-label|aria-description|aria-roledescription|title|label|placeholder|alt)"?: "((?:[^"\\]|\\.)*)"/gu,
];

/** What is left of a source without its types, comments and imports. */
const codeOf = (source: string, loader: 'ts' | 'tsx'): string =>
  transformSync(source, {
    loader,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    charset: 'utf8',
  }).code.replace(/^import .*$/gm, '');

/** Literals of a component that are no code. */
const readIn = (source: string): string[] => {
  const code = codeOf(source, 'tsx');
  const found = READ.flatMap((pattern) => [...code.matchAll(pattern)].map(([, text]) => text));
  return [...new Set(found)].filter((text) => /\p{L}/u.test(text) && !NAMES.has(text));
};

test('a text that stands in a component is found', () => {
  const source = `
    import { Page } from '../Page.tsx';
    export const A = ({ n }: { n: number }) => (
      <Page title="Words">
        <p class="row soft">some of {n} texts</p>
        <input type="text" aria-label="name" placeholder={n > 1 ? 'Several' : 'One'} />
      </Page>
    );`;
  expect(readIn(source).sort()).toEqual([' texts', 'One', 'Several', 'Words', 'name', 'some of ']);
});

test.each(sources.filter((file) => file.endsWith('.tsx')))('%s has its words from the catalogue', (file) => {
  expect(readIn(read(file))).toEqual([]);
});

test('a module without a screen has no sentence of its own either', () => {
  const modules = sources.filter(
    (file) => /^(?!words\/|node\/).*\.ts$/.test(file) && !NOT_SHOWN.includes(file),
  );
  const sentences = modules.flatMap((file) =>
    [...codeOf(read(file), 'ts').matchAll(/["`]\p{Lu}\p{Ll}* \p{Ll}[^"`]*["`]/gu)].map(
      ([text]) => `${file}: ${text}`,
    ),
  );
  expect(sentences).toEqual([]);
});

test.each(sources.filter((file) => file.endsWith('.css')))('%s mirrors', (file) => {
  const rules = read(file).replace(/\/\*.*?\*\//gs, '');
  expect(
    [...rules.matchAll(/^.*(?:\b(?:left|right)\b|translateX|float:).*$/gm)].map(([line]) => line),
  ).toEqual([]);
});

test('every screen has a title for its window, which names no place and no result', () => {
  const paths = [...read('app/screens.ts').matchAll(/^ {2}'(\/[^']+)':/gm)].map(([, path]) => path);
  expect(paths.length).toBeGreaterThan(5);
  expect(paths.filter((path) => titleOf(path) === 'SafeTrace')).toEqual([]);
  expect(titleOf('/diary/2026-11')).toBe(titleOf('/diary'));
});
