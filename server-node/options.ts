import { InvalidArgumentError } from 'commander';

/** Parsers of option values, for commander; each throws a sentence that says what would be right. */

/** A TCP port; 0 lets the system choose one. */
export function port(text: string): number {
  const value = Number(text);
  if (!/^\d{1,5}$/.test(text) || value > 65535) throw new InvalidArgumentError('A port is 0 to 65535.');
  return value;
}

/** An address with one of the given schemes (`ws:` …), without user name, query or fragment. */
export function url(...schemes: readonly string[]): (text: string) => string {
  return (text) => {
    const parsed = URL.canParse(text) ? new URL(text) : null;
    if (!parsed || !schemes.includes(parsed.protocol) || parsed.username || parsed.search || parsed.hash) {
      throw new InvalidArgumentError(
        `An address here starts with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}.`,
      );
    }
    return text.replace(/\/$/, '');
  };
}
