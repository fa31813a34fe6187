import type { BristolHeader } from './bristol-header.ts';
import { AND, type Circuit, EQ, EQW, INV, KINDS } from './circuit.ts';
import type { LineScanner } from './line-scanner.ts';

/** Most wires in one line. */
const MOST_OPERANDS = 3 * 2 ** 20;
/** Many ANDs in one line: x_1 … x_k, y_1 … y_k, then the k outputs. */
const MAND = 5;
const NAMES = [...KINDS, 'MAND'];
/** Inputs of a gate with one output, by kind. */
const FAN_IN: readonly number[] = [2, 2, 1, 1, 1];

/** Gates of a text under the numbers of `Circuit`, in which gate g writes wire inputBits + g; errors name the line. */
export class GateReader {
  readonly #scanner: LineScanner;
  readonly #header: BristolHeader;
  readonly #kinds: Uint8Array;
  readonly #x: Uint32Array;
  readonly #y: Uint32Array;
  /** One more than the number of each wire of the file; 0 while it has not been written. */
  readonly #known: Uint32Array;
  /** Wires of the present line, and behind them what lines before left. */
  readonly #operands: number[] = [];
  #made = 0;

  constructor(scanner: LineScanner, header: BristolHeader) {
    const { wires, inputBits } = header;
    this.#scanner = scanner;
    this.#header = header;
    // each of them writes one wire that is no input
    this.#kinds = new Uint8Array(wires - inputBits);
    this.#x = new Uint32Array(wires - inputBits);
    this.#y = new Uint32Array(wires - inputBits);
    this.#known = new Uint32Array(wires);
    for (let i = 0; i < inputBits; i++) this.#known[i] = i + 1;
  }

  /** Reads one line. */
  gate(): void {
    const scanner = this.#scanner;
    const operands = this.#operands;
    const [fanIn, fanOut] = [scanner.number('the fan-in'), scanner.number('the fan-out')];
    if (fanIn + fanOut > MOST_OPERANDS)
      throw scanner.error(`a gate has at most ${MOST_OPERANDS} wires, not ${fanIn + fanOut}`);
    for (let i = 0; i < fanIn + fanOut; i++) operands[i] = scanner.number('a wire');
    const kind = scanner.word('the kind of gate', NAMES);
    scanner.endLine();
    if (kind === MAND) this.#many(fanIn, fanOut);
    else if (fanIn !== FAN_IN[kind] || fanOut !== 1)
      throw scanner.error(
        `${NAMES[kind]} has fan-in ${FAN_IN[kind]} and fan-out 1, not ${fanIn} and ${fanOut}`,
      );
    else if (kind === EQ) this.#constant(operands[0], operands[1]);
    else if (kind === INV || kind === EQW) this.#write(operands[1], kind, this.#read(operands[0]), 0);
    else this.#write(operands[2], kind, this.#read(operands[0]), this.#read(operands[1]));
  }

  /** @throws InputError when a wire was never written */
  circuit(): Circuit {
    const { line, wires, inputs, outputs, outputBits } = this.#header;
    const missing = this.#known.indexOf(0);
    if (missing >= 0) {
      const what = missing < wires - outputBits ? 'wire' : 'output wire';
      throw this.#scanner.error(`${what} ${missing} of the ${wires} is never written`, line);
    }
    let from = wires - outputBits;
    const wiresOf = (width: number): Uint32Array => {
      from += width;
      return this.#known.slice(from - width, from).map((known) => known - 1);
    };
    return { inputs, outputs: outputs.map(wiresOf), kinds: this.#kinds, x: this.#x, y: this.#y };
  }

  #many(fanIn: number, fanOut: number): void {
    if (fanOut === 0 || fanIn !== 2 * fanOut)
      throw this.#scanner.error(`MAND has twice as many inputs as outputs, not ${fanIn} and ${fanOut}`);
    const operands = this.#operands;
    // all are read before one is written: none may depend on another
    for (let i = 0; i < fanIn; i++) operands[i] = this.#read(operands[i]);
    for (let i = 0; i < fanOut; i++) this.#write(operands[fanIn + i], AND, operands[i], operands[fanOut + i]);
  }

  #constant(value: number, out: number): void {
    if (value > 1) throw this.#scanner.error(`EQ takes the constant 0 or 1, not ${value}`);
    this.#write(out, EQ, value, 0);
  }

  /** The wire under its number in `Circuit`. */
  #read(wire: number): number {
    this.#inRange(wire);
    const known = this.#known[wire];
    if (known === 0) throw this.#scanner.error(`wire ${wire} is read before it is written`);
    return known - 1;
  }

  #write(wire: number, kind: number, x: number, y: number): void {
    this.#inRange(wire);
    const { inputBits } = this.#header;
    if (wire < inputBits) throw this.#scanner.error(`wire ${wire} is an input and cannot be written`);
    if (this.#known[wire] !== 0) throw this.#scanner.error(`wire ${wire} is written a second time`);
    const gate = this.#made++;
    this.#kinds[gate] = kind;
    this.#x[gate] = x;
    this.#y[gate] = y;
    this.#known[wire] = inputBits + gate + 1;
  }

  #inRange(wire: number): void {
    const { line, wires } = this.#header;
    if (wire >= wires)
      throw this.#scanner.error(`there is no wire ${wire}: line ${line} says ${wires} wires`);
  }
}
