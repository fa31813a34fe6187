/** All that is on this phone, for reading. Pure. */
import type { Facts } from '../store/schema.ts';
import type { StoreName } from './all-rows.ts';
import type { Row } from './contents.ts';
import { type Json, toJson } from './plain-rows.ts';
import { isSecret } from './secrets.ts';

/** Facts that are secrets themselves, in letters too: keys, codes, and where home is. */
const SECRET = new Set<string | number>(['account', 'asked', 'home'] satisfies (keyof Facts)[]);
/** The key of a row of it holds an identifier. */
const NAMELESS: StoreName = 'heard';
/** Fields that hold unix seconds. */
const TIMES = new Set([
  ...['at', 'from', 'to', 'until', 'since', 'madeAt', 'upTo', 'registeredAt', 'withheldDays'],
  ...['validFrom', 'validTo', 'due', 'next', 'slot'],
]);
/** 2001: what is smaller in such a field is no time. */
const FIRST_TIME = 1e9;

const ABOUT: Readonly<Record<StoreName | 'format', string>> = {
  format:
    'Every store of the database on this phone, row by row. Times are UTC. Where bytes stood, null stands: all of them are keys, secrets of places and meetings, identifiers, proofs or sealed messages. Codes that were typed and cells around home are left out. An encrypted backup has it all.',
  visits: 'Stays at places: place, from, to (check-out; null while there), until (when it ends by itself).',
  pauses: 'Times in which nothing was to be recorded.',
  status: 'What the answers so far, and the person, make of it, with every change and its reason.',
  meetings: 'People that were met by code, as the person calls them.',
  heard:
    'Tags and rooms that were heard over Bluetooth: period, and pairs of a slot of the time grid and minutes in it.',
  cells: 'Cells of the coarse map in which the phone was, with the beginning of the slot and seconds in it.',
  guests:
    'People without a phone that this phone checks in, each with visits, uploads and the newest answer.',
  posters: 'Posters that were made on this phone.',
  sent: 'Rows of each upload: epoch, and for every row its block, its slots as a bit mask, and which visits it stands for.',
  outbox: 'Sealed messages that wait for an operator (party).',
  receipts: 'Signed words of operators (party) that they hold a message.',
  sequences: 'How many uploads of each epoch there were.',
  facts:
    'Single facts: the community (joined), the newest answer (checked), contact with the operators, reports of a positive test, parts in counts, tags that were carried, the issues of signed posters, choices.',
};

/** Without bytes, and with times that people can read. */
const readable = (value: unknown, name = ''): unknown => {
  if (value instanceof Uint8Array || isSecret(value)) return null;
  if (typeof value === 'number' && TIMES.has(name) && value >= FIRST_TIME)
    return new Date(value * 1000).toISOString();
  if (typeof value === 'bigint') return String(value);
  if (Array.isArray(value)) return value.map((part) => readable(part, name));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, readable(part, key)]));
};

/**
 * The text of the file.
 * @param stores rows by store, the keys of the device left out
 * @param now unix seconds
 */
export const readableText = (stores: Readonly<Record<string, readonly Row[]>>, now: number): string => {
  const { facts, ...tables } = stores;
  const open = facts.filter(([name]) => !SECRET.has(name));
  const json: Record<string, Json> = {
    about: ABOUT,
    madeAt: new Date(now * 1000).toISOString(),
    facts: toJson(Object.fromEntries(open.map(([name, value]) => [name, readable(value, String(name))]))),
  };
  for (const [name, rows] of Object.entries(tables))
    json[name] = toJson(rows.map(([key, value]) => rowOf(name, key, value)));
  return `${JSON.stringify(json, null, 2)}\n`;
};

const rowOf = (store: string, key: string | number, value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return { key, value };
  return readable(store === NAMELESS ? { ...value, id: undefined } : value);
};
