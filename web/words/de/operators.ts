import type { Words } from '../words.ts';

const NUMBERS = ['kein', 'ein', 'zwei', 'drei', 'vier', 'fünf', 'sechs', 'sieben'];

/** In words as far as there can be so many operators. */
export const inWords = (n: number): string => NUMBERS[n] ?? String(n);

const someOf = (n: number, atLeast: boolean) => `${atLeast ? 'mindestens ' : ''}${inWords(n)} Betreiber`;

export const operators: Words['operators'] = {
  number: inWords,
  several: 'mehrere',
  noiseAlone: 'jedes Stück für sich ist Rauschen',
  noiseTogether: (n) => `${inWords(n)} Stücke zusammen sind noch immer Rauschen`,
  answered: (n, atLeast) => `${someOf(n, atLeast)} haben geantwortet`,
  agreeAgainst: (n, atLeast, doubted, many) =>
    `${someOf(n, atLeast)} stimmen überein; ${doubted} ${
      many ? 'widersprechen ihnen, und ihnen' : 'widerspricht ihnen, und dem'
    } wurde nicht geglaubt`,
  unreachable: (name) => `${name} ist nicht erreichbar`,
  unreachableOf: (n, all) => `${inWords(n)} von ${inWords(all)} Betreibern sind nicht erreichbar`,
};
