import { InputError } from '../../errors.ts';

const NEWLINE = 0x0a;
const LARGEST = 2 ** 31 - 1;
/** Characters of the text that an error quotes. */
const SHOWN = 40;

const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d;

/** Reads numbers and words line by line, straight from the bytes: a text of millions of lines makes no strings. */
export class LineScanner {
  readonly #bytes: Uint8Array;
  readonly #file: string;
  #at = 0;
  #line = 1;

  /** @param file its name, for errors */
  constructor(bytes: Uint8Array, file: string) {
    this.#bytes = bytes;
    this.#file = file;
  }

  /** Number of the present line, from 1 on. */
  get line(): number {
    return this.#line;
  }

  /** Goes on to the next thing in the text, over blank lines. @returns whether there is one */
  next(): boolean {
    for (; this.#at < this.#bytes.length; this.#at++) {
      const byte = this.#bytes[this.#at];
      if (byte === NEWLINE) this.#line++;
      else if (!isSpace(byte)) return true;
    }
    return false;
  }

  /** A decimal number of this line. @param what it is, for errors @throws InputError when there is none */
  number(what: string, most = LARGEST): number {
    const end = this.#tokenEnd();
    const start = this.#at;
    if (start === end) throw this.error(`${what} is missing`);
    let value = 0;
    for (let at = start; at < end; at++) {
      const digit = this.#bytes[at] - 0x30;
      if (digit < 0 || digit > 9)
        throw this.error(`${what} must be a decimal number, not ${this.#quote(start, end)}`);
      value = 10 * value + digit;
      if (value > most) throw this.error(`${what} must be at most ${most}, not ${this.#quote(start, end)}`);
    }
    this.#at = end;
    return value;
  }

  /** The place in `words` of a word of this line. @param what it is, for errors @throws InputError for any other */
  word(what: string, words: readonly string[]): number {
    const end = this.#tokenEnd();
    const start = this.#at;
    if (start === end) throw this.error(`${what} is missing`);
    const found = words.findIndex((word) => this.#spells(word, start, end));
    if (found < 0)
      throw this.error(`${what} must be one of ${words.join(', ')}, not ${this.#quote(start, end)}`);
    this.#at = end;
    return found;
  }

  /** @throws InputError when more follows in this line */
  endLine(): void {
    const end = this.#tokenEnd();
    if (this.#at < end) throw this.error(`the line goes on with ${this.#quote(this.#at, end)}`);
  }

  /** The error for what stands in a line, the present one unless told. */
  error(problem: string, line = this.#line): InputError {
    return new InputError(`${this.#file} line ${line}: ${problem}`);
  }

  /** Goes to the next thing of this line. @returns where it ends, or where it would begin when the line is over */
  #tokenEnd(): number {
    const bytes = this.#bytes;
    while (this.#at < bytes.length && isSpace(bytes[this.#at])) this.#at++;
    let end = this.#at;
    while (end < bytes.length && bytes[end] !== NEWLINE && !isSpace(bytes[end])) end++;
    return end;
  }

  #spells(word: string, start: number, end: number): boolean {
    if (end - start !== word.length) return false;
    for (let i = 0; i < word.length; i++) if (this.#bytes[start + i] !== word.charCodeAt(i)) return false;
    return true;
  }

  /** What stands there, as printable ASCII whatever it is: it may end up on a terminal. */
  #quote(start: number, end: number): string {
    const shown = this.#bytes.subarray(start, Math.min(end, start + SHOWN));
    const text = Array.from(shown, (byte) => (byte > 0x20 && byte < 0x7f ? String.fromCharCode(byte) : '?'));
    return `"${text.join('')}${end - start > SHOWN ? '…' : ''}"`;
  }
}
