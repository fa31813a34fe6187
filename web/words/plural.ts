/** The form that a number takes in a language; `other` where no other is given. */
export type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

type Tools = { rules: Intl.PluralRules; digits: Intl.NumberFormat };
const tools = new Map<string, Tools>();

/** Made when a language first counts: they take long to make, and most of a catalogue is not needed for a screen. */
const toolsFor = (tag: string): Tools => {
  const made = tools.get(tag) ?? {
    rules: new Intl.PluralRules(tag),
    digits: new Intl.NumberFormat(`${tag}-u-nu-latn`),
  };
  tools.set(tag, made);
  return made;
};

/**
 * Counts in a language: `#` of the form stands for the number. Its digits are 0 to 9 in every language, as in what is
 * printed on posters, typed into fields and read out of fingerprints.
 * @param tag BCP 47
 */
export const counterIn =
  (tag: string): ((n: number, forms: Forms) => string) =>
  (n, forms) => {
    const { rules, digits } = toolsFor(tag);
    return (forms[rules.select(n)] ?? forms.other).replaceAll('#', digits.format(n));
  };
