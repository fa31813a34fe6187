/** The authority's words on what to do, as they came with the deployment. Pure. */
import type { Deployment } from '../../workers/wire/deployment.ts';
import type { State } from './status.ts';

export interface Advice {
  lines: readonly string[];
  /** BCP 47: the authority need not write in the language of the screens. */
  lang: string;
}

/**
 * What the authority says to somebody in a state: in the language of the screens, else in English, else in the first
 * that it has; null when it says nothing.
 */
export const adviceFor = (
  { advice }: Pick<Deployment, 'advice'>,
  state: Exclude<State, 'none'>,
  language: string,
): Advice | null => {
  for (const lang of [language, 'en', ...Object.keys(advice ?? {})]) {
    const lines = advice?.[lang]?.[state];
    if (lines) return { lines, lang };
  }
  return null;
};
