/** The form that a number takes in a language; `other` where no other is given. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/**
 * Counts in a language: `#` of the form stands for the number. Its digits are 0 to 9 in every language, as in what is
 * printed on posters, typed into fields and read out of fingerprints.
 * @param tag BCP 47
 */
export const counterIn = (tag: string): ((n: number, forms: Forms) => string) => {
  const rules = new Intl.PluralRules(tag);
  const digits = new Intl.NumberFormat(`${tag}-u-nu-latn`);
  return (n, forms) => (forms[rules.select(n)] ?? forms.other).replaceAll('#', digits.format(n));
};
