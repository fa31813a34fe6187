/** What a backup holds, and its text. Pure. */
import * as v from 'valibot';
import { InputError } from '../../workers/errors.ts';
import type { Grid } from '../../workers/wire/time.ts';
import type { Joined, StoredAccount } from '../store/schema.ts';
import { factChecks } from './fact-checks.ts';
import { fromJson, type Json, toJson } from './plain-rows.ts';
import { rowChecks } from './row-checks.ts';
import { epochsOf } from './shapes.ts';

export type Row = readonly [key: string | number, value: unknown];

export interface Contents {
  /** Version of the database that it was read from. */
  database: number;
  /** Unix seconds. */
  at: number;
  account: StoredAccount;
  /** By the name of the store. */
  stores: Readonly<Record<string, readonly Row[]>>;
}

const FORMAT = 'safetrace backup';
const MOST_ROWS = 200_000;
/** Where there is no community there are no epochs either. */
const DAYS: Grid = { slot: 900, epoch: 86_400, offset: 0 };

const envelope = v.object({
  format: v.literal(FORMAT),
  database: v.pipe(v.number(), v.integer()),
  at: v.pipe(v.number(), v.integer()),
  account: v.object({ signKey: v.unknown(), openKey: v.unknown() }),
  stores: v.record(
    v.string(),
    v.array(v.strictTuple([v.union([v.string(), v.pipe(v.number(), v.finite())]), v.unknown()])),
  ),
});
const keys = v.object({
  signKey: v.pipe(v.instance(Uint8Array), v.length(32)),
  openKey: v.pipe(v.instance(Uint8Array), v.length(32)),
});

/** @throws TypeError when a row has no form as JSON */
export const writeContents = ({ database, at, account, stores }: Contents): Uint8Array =>
  new TextEncoder().encode(
    JSON.stringify({ format: FORMAT, database, at, account: toJson(account), stores: toJson(stores) }),
  );

/**
 * What a fresh `Contents` of the text is, without stores and facts that this app does not know.
 * @param newest version of the database that this app reads
 * @param joined this phone's community; null when it has none
 * @returns newer: it is of a later version, whose rows are not looked at, nor are those of another community than this
 *   phone's. no community: it is of one, and this phone of none
 * @throws InputError naming the store whose rows are not what they must be
 */
export const readContents = (
  text: Uint8Array,
  newest: number,
  joined: Joined | null,
): Contents | 'newer' | 'no community' | 'other community' => {
  let json: unknown;
  try {
    json = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(text));
  } catch {
    throw new InputError('the file holds no JSON');
  }
  const parsed = v.safeParse(envelope, json);
  if (!parsed.success) throw new InputError('the file is not laid out as a backup');
  const { database, at, stores } = parsed.output;
  if (database > newest) return 'newer';
  const account = v.safeParse(keys, fromJson(parsed.output.account as Json));
  if (!account.success) throw new InputError('the account in the file has no two keys of 32 bytes');
  if (Object.values(stores).reduce((sum, rows) => sum + rows.length, 0) > MOST_ROWS)
    throw new InputError(`the file has more than ${MOST_ROWS} rows`);
  const checkOf = checksOf(joined?.deployment.grid ?? DAYS);
  const theirs = stores.facts?.find(([name]) => name === 'joined');
  if (theirs) {
    // First, as the epochs of another are other numbers.
    const { hash } = readRow('facts', theirs, checkOf('facts', 'joined')!)[1] as Joined;
    if (hash !== joined?.hash) return joined ? 'other community' : 'no community';
  }
  const read = Object.entries(stores).map(([name, rows]) => [
    name,
    rows.flatMap((row) => {
      const check = checkOf(name, row[0]);
      return check ? [readRow(name, row, check)] : [];
    }),
  ]);
  return { database, at, account: account.output, stores: Object.fromEntries(read) };
};

/** What a row must be, by its store and key; undefined for what this app does not know. */
const checksOf = (grid: Grid) => {
  const epoch = epochsOf(grid);
  const [facts, rows]: Readonly<Record<string, v.GenericSchema>>[] = [factChecks(epoch), rowChecks(epoch)];
  return (store: string, key: string | number): v.GenericSchema | undefined => {
    const [checks, name] = store === 'facts' ? [facts, String(key)] : [rows, store];
    return Object.hasOwn(checks, name) ? checks[name] : undefined;
  };
};

const readRow = (
  store: string,
  [key, json]: readonly [string | number, unknown],
  check: v.GenericSchema,
): Row => {
  const value = fromJson(json as Json);
  if (!v.is(check, value))
    throw new InputError(
      `${store === 'facts' ? `the fact ${key}` : `a row of ${store}`} is not what it must be`,
    );
  return [key, value];
};
