import type { Words } from '../words.ts';

const NUMBERS = ['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept'];

/** In words as far as there can be so many operators. */
export const inWords = (n: number): string => NUMBERS[n] ?? String(n);

const someOf = (n: number, atLeast: boolean) => `${atLeast ? 'au moins ' : ''}${inWords(n)} opérateurs`;

export const operators: Words['operators'] = {
  number: inWords,
  several: 'plusieurs',
  noiseAlone: 'chaque morceau seul n’est que du bruit',
  noiseTogether: (n) => `${inWords(n)} morceaux ensemble ne sont encore que du bruit`,
  answered: (n, atLeast) => `${someOf(n, atLeast)} ont répondu`,
  agreeAgainst: (n, atLeast, doubted, many) =>
    `${someOf(n, atLeast)} concordent ; ${
      many
        ? `les réponses de ${doubted} les contredisent et n’ont`
        : `la réponse de ${doubted} les contredit et n’a`
    } pas été ${many ? 'retenues' : 'retenue'}`,
  unreachable: (name) => `${name} est injoignable`,
  unreachableOf: (n, all) => `${inWords(n)} opérateurs sur ${inWords(all)} sont injoignables`,
};
