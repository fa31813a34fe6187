/** All that is on this phone, for reading. Pure. */
import type { Row } from './contents.ts';
import { type Json, toJson } from './plain-rows.ts';

/** Facts that are secrets themselves. */
const SECRET = new Set<string | number>(['account', 'asked']);
/** Fields that hold unix seconds. */
const TIMES = new Set(['at', 'from', 'to', 'until', 'since', 'madeAt', 'upTo', 'registeredAt']);
/** 2001: what is smaller in such a field is no time. */
const FIRST_TIME = 1e9;

const ABOUT = {
  format:
    'Every store of the database on this phone, row by row. Times are UTC. Where bytes stood, null stands: all of them are keys, secrets of places, proofs or sealed messages. An encrypted backup has them.',
  visits: 'Stays at places: place, from, to (check-out; null while there), until (when it ends by itself).',
  posters: 'Posters that were made on this phone.',
  sent: 'Rows of each upload: epoch, and for every row its block, its slots as a bit mask, and which visits it stands for.',
  outbox: 'Sealed messages that wait for an operator (party).',
  sequences: 'How many uploads of each epoch there were.',
  facts:
    'Single facts: the community (joined), the newest answer (checked), contact with the operators, a report of a positive test, parts in counts, choices.',
};

/** Without bytes, and with times that people can read. */
const readable = (value: unknown, name = ''): unknown => {
  if (value instanceof Uint8Array) return null;
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
    json[name] = toJson(rows.map(([key, value]) => (isRecord(value) ? readable(value) : { key, value })));
  return `${JSON.stringify(json, null, 2)}\n`;
};

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null;
