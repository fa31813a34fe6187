/** The people of a file: each name once, numbered in the order in which people are listed and ties are broken. */
export class People {
  readonly #numbers = new Map<string, number>();

  /** A number for `id`, in order of first appearance. */
  add(id: string): number {
    const known = this.#numbers.get(id);
    if (known !== undefined) return known;
    this.#numbers.set(id, this.#numbers.size);
    return this.#numbers.size - 1;
  }

  /** The names in their order, and for each number that `add` gave the place of its name there. */
  sorted(): { names: string[]; place: number[] } {
    const names = [...this.#numbers.keys()].sort(compareIds);
    const place = new Array<number>(names.length);
    for (const [i, name] of names.entries()) place[this.#numbers.get(name)!] = i;
    return { names, place };
  }
}

const INTEGER = /^-?\d+$/;

/** Ids that look like integers come first, as numbers; the others, and 07 and 7, by their characters. */
export function compareIds(a: string, b: string): number {
  const [aNumber, bNumber] = [INTEGER.test(a), INTEGER.test(b)];
  if (aNumber !== bNumber) return aNumber ? -1 : 1;
  if (aNumber) {
    const [x, y] = [BigInt(a), BigInt(b)];
    if (x !== y) return x < y ? -1 : 1;
  }
  return a < b ? -1 : a > b ? 1 : 0;
}
