import { InvalidArgumentError } from 'commander';
import { MAX_CROWD } from '../workers/mpc/crowd.ts';
import { MOST_SHARDS } from '../workers/node/shard-count.ts';
import type { Deployment } from '../workers/wire/deployment.ts';
import type { Address } from './listen.ts';

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

/** A whole number from 1 on, in digits or as 1e6. */
export function wholeNumber(text: string): number {
  const value = Number(text);
  if (!/^\d+(\.\d+)?(e\d+)?$/.test(text) || !Number.isSafeInteger(value) || value < 1)
    throw new InvalidArgumentError('A whole number from 1 on is expected, as 20000 or 1e6.');
  return value;
}

/** Threads that a large sort is divided over. */
export function shardCount(text: string): number {
  const value = wholeNumber(text);
  if (value > MOST_SHARDS) throw new InvalidArgumentError(`There are 1 to ${MOST_SHARDS} shards.`);
  return value;
}

/** `10.0.0.2:8083,[fd00::3]:8083`: where processes listen. */
export const addresses = (text: string): Address[] =>
  text.split(',').map((each) => {
    const [, bracketed, plain, digits] = /^(?:\[([0-9A-Fa-f:.]+)\]|([^\s:[\]]+)):(\d+)$/.exec(each) ?? [];
    if (!digits) throw new InvalidArgumentError('An address here is HOST:PORT, as 10.0.0.2:8083.');
    return { host: bracketed ?? plain, port: port(digits) };
  });

/** Such numbers with commas between them. */
export const wholeNumbers = (text: string): number[] => text.split(',').map(wholeNumber);

/** `100Mbit`, `1Gbit`: bits a second. */
export function bitRate(text: string): number {
  const [, digits, unit] = /^(\d+(?:\.\d+)?)([MG])bit$/.exec(text) ?? [];
  const value = Number(digits) * (unit === 'G' ? 1e9 : 1e6);
  if (!(value > 0)) throw new InvalidArgumentError('A rate is a number with Mbit or Gbit, as 100Mbit.');
  return value;
}

/** `open`, `day`, `strict:3`: what results tell. */
export function detail(text: string): Deployment['detail'] {
  if (text === 'open' || text === 'day') return { policy: text };
  const crowd = Number(/^strict:(\d)$/.exec(text)?.[1]);
  if (crowd >= 1 && crowd <= MAX_CROWD) return { policy: 'strict', crowd };
  throw new InvalidArgumentError(`A policy is open, day, or strict:K with K from 1 to ${MAX_CROWD}.`);
}

/** dB, 1 to 150. */
export function decibels(text: string): number {
  const value = Number(text);
  if (!/^\d{1,3}(\.\d+)?$/.test(text) || value < 1 || value > 150)
    throw new InvalidArgumentError('A threshold is 1 to 150 dB.');
  return value;
}

/** `74,15`: δ in dB and τ in minutes. */
export function encounter(text: string): { delta: number; tau: number } {
  const [delta, tau, ...more] = wholeNumbers(text);
  if (tau === undefined || more.length > 0 || delta > 150 || tau > 240)
    throw new InvalidArgumentError(
      'An encounter is DELTA,TAU: at most 150 dB and at most 240 minutes, as 74,15.',
    );
  return { delta, tau };
}

/** Metres, where a region names none. */
const USUAL_CELL = 1000;

/** `52.3,9.6,52.45,9.9`: south, west, north, east in degrees, and perhaps the side of a cell in metres. */
export function region(text: string): NonNullable<Deployment['region']> {
  const [south, west, north, east, cell = USUAL_CELL] = text.split(',').map(Number);
  if (!/^-?\d+(\.\d+)?(,-?\d+(\.\d+)?){3,4}$/.test(text))
    throw new InvalidArgumentError(
      'A region is SOUTH,WEST,NORTH,EAST in degrees, as 52.3,9.6,52.45,9.9, and perhaps the side of a cell in metres.',
    );
  return { south, west, north, east, cell };
}
