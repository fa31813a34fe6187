import { ProtocolError } from '../errors.ts';
import type { LinkRate } from '../mpc/link-rate.ts';
import type { Party } from '../mpc/party.ts';
import { Reader, Writer } from '../wire/codec.ts';

/** What links do, in powers of two: what nodes tell each other, and an operator sees. */
export interface LinkClass {
  /** There and back, milliseconds: 1/16 … 1,024. */
  readonly roundTripMs: number;
  /** 10^6 bits a second in each direction: 1 … 4,096. */
  readonly mbit: number;
}

/** The worst that a node said of its links, and who said so: both ends of a slow link do, a liar alone. */
export interface AgreedLinks extends LinkClass {
  readonly roundTripBy: readonly Party[];
  readonly mbitBy: readonly Party[];
}

/** Exponents of two. A node can say nothing beyond them: so who lies makes a run slower, but never as slow as he likes. */
const ROUND_TRIPS = { least: -4, most: 10 };
const RATES = { least: 0, most: 12 };
type Range = typeof RATES;

/** The nearest class. No time at all, as between threads of one machine, is the fastest. */
export const classOf = ({ rtt, rate }: LinkRate): LinkClass => ({
  roundTripMs: nearest(1000 * rtt, ROUND_TRIPS),
  mbit: nearest((8 * rate) / 1e6, RATES),
});

/** What engines are told of it. */
export const rateOf = ({ roundTripMs, mbit }: LinkClass): LinkRate => ({
  rtt: roundTripMs / 1000,
  rate: (mbit * 1e6) / 8,
});

/** Two bytes: steps above the least. */
export const encodeClass = ({ roundTripMs, mbit }: LinkClass): Uint8Array =>
  new Writer().u8(stepOf(roundTripMs, ROUND_TRIPS)).u8(stepOf(mbit, RATES)).finish();

/** @param from who says so, for errors @throws ProtocolError for a class that there is not, InputError for other than two bytes */
export function decodeClass(bytes: Uint8Array, from: string): LinkClass {
  const reader = new Reader(bytes, `link class of ${from}`);
  const read = ({ least, most }: Range): number => {
    const step = reader.u8();
    if (step > most - least) throw new ProtocolError(`${from} says that its links are of class ${step}`);
    return 2 ** (least + step);
  };
  const links = { roundTripMs: read(ROUND_TRIPS), mbit: read(RATES) };
  reader.end();
  return links;
}

const nearest = (value: number, { least, most }: Range): number =>
  2 ** Math.min(most, Math.max(least, Math.round(Math.log2(value))));

const stepOf = (value: number, { least }: Range): number => Math.log2(value) - least;
