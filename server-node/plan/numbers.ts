/** How the plan prints quantities: three digits that count, and a unit that a person would choose. */

/** 4,194,304 · 22.4 · 0.0123 */
export function amount(value: number): string {
  if (value >= 100) return Math.round(value).toLocaleString('en');
  return Number(value.toPrecision(3)).toString();
}

/** 4.19·10^6 from a million on. */
export function scientific(value: number): string {
  if (value < 1e6) return amount(value);
  const [digits, exponent] = value.toExponential(2).split('e+');
  return `${digits}·10^${exponent}`;
}

/** In units of 10^3. */
export function bytes(value: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB'];
  const power = Math.min(Math.floor(Math.log10(Math.max(value, 1)) / 3), units.length - 1);
  return `${amount(value / 1000 ** power)} ${units[power]}`;
}

export function duration(seconds: number): string {
  if (seconds < 120) return `${amount(seconds)} s`;
  if (seconds < 7200) return `${amount(seconds / 60)} min`;
  return `${amount(seconds / 3600)} h`;
}
