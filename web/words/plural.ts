/** The form that a number takes in a language; `other` where no other is given. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

const made = new Map<string, Intl.PluralRules>();

const rulesFor = (tag: string): Intl.PluralRules => {
  const rules = made.get(tag) ?? new Intl.PluralRules(tag);
  made.set(tag, rules);
  return rules;
};

/** Nothing is grouped below it, and the first `Intl.NumberFormat` takes a slow phone a quarter of a second. */
const GROUPED = 1000;

const digits = (tag: string, n: number): string =>
  n < GROUPED ? String(n) : new Intl.NumberFormat(`${tag}-u-nu-latn`).format(n);

/**
 * Counts in a language: `#` of the form stands for the number. Its digits are 0 to 9 in every language, as in what is
 * printed on posters, typed into fields and read out of fingerprints.
 * @param tag BCP 47
 */
export const counterIn =
  (tag: string): ((n: number, forms: Forms) => string) =>
  (n, forms) =>
    (forms[rulesFor(tag).select(n)] ?? forms.other).replaceAll('#', digits(tag, n));
