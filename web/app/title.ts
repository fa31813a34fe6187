import { words } from '../words/words.ts';

/**
 * What the window is called. It stands in the browser's history, so it says no more than the address does: no place, no
 * result.
 * @param path of the screen; below a known one it is called like that one
 */
export const titleOf = (path: string): string => {
  const titles: Readonly<Record<string, string>> = words.value.app.titles;
  const [area, part] = path.toLowerCase().split('/').slice(1);
  const title = titles[`/${area}/${part}`] ?? titles[`/${area}`];
  return title ? `${title} · SafeTrace` : 'SafeTrace';
};
