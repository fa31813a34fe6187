const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven'];

/** "two": in words as far as there can be so many operators. */
export const inWords = (n: number): string => NUMBERS[n] ?? String(n);

const someOf = (n: number, atLeast: boolean) => `${atLeast ? 'at least ' : ''}${inWords(n)} operators`;

/** Parts of sentences that begin with a small letter where their first word does. */
export const operators = {
  number: inWords,
  several: 'several',
  noiseAlone: 'each piece alone is noise',
  noiseTogether: (n: number) => `${inWords(n)} pieces together are still noise`,
  answered: (n: number, atLeast: boolean) => `${someOf(n, atLeast)} answered`,
  /** @param doubted names in a list, of one or of many */
  agreeAgainst: (n: number, atLeast: boolean, doubted: string, many: boolean) =>
    `${someOf(n, atLeast)} agree; ${doubted} ${
      many ? 'contradict them and were' : 'contradicts them and was'
    } not believed`,
  unreachable: (name: string) => `${name} can't be reached`,
  unreachableOf: (n: number, all: number) => `${inWords(n)} of ${inWords(all)} operators can't be reached`,
};
