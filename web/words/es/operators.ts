import type { Words } from '../words.ts';

const NUMBERS = ['cero', 'un', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete'];

/** In words as far as there can be so many operators. */
export const inWords = (n: number): string => NUMBERS[n] ?? String(n);

const someOf = (n: number, atLeast: boolean) => `${atLeast ? 'al menos ' : ''}${inWords(n)} operadores`;

export const operators: Words['operators'] = {
  number: inWords,
  several: 'varios',
  noiseAlone: 'cada fragmento por sí solo es ruido',
  noiseTogether: (n) => `${inWords(n)} fragmentos juntos siguen siendo ruido`,
  answered: (n, atLeast) => `${someOf(n, atLeast)} han respondido`,
  agreeAgainst: (n, atLeast, doubted, many) =>
    `${someOf(n, atLeast)} coinciden; ${
      many
        ? `las respuestas de ${doubted} los contradicen y no se han`
        : `la respuesta de ${doubted} los contradice y no se ha`
    } tenido en cuenta`,
  unreachable: (name) => `no se puede contactar con ${name}`,
  unreachableOf: (n, all) => `no se puede contactar con ${inWords(n)} de ${inWords(all)} operadores`,
};
