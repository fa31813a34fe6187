/**
 * Who sits with whom, for all attempts. ⚠ An attempt can fail after public outputs were opened. If the next one seated
 * people anew, nodes would see outputs of several groups for each of them, and soon be able to solve for what each
 * gave. So all nodes write down who takes part and by which coin they are seated, then each that outputs may be opened;
 * later attempts open the same again, and seat those apart who gave their fields since.
 *
 * A node sends nothing of a circuit before it has marked its seating so, and marks only what every other says to have
 * written down: nothing is opened that no honest node has marked. So what nobody has marked may be drawn anew; where a
 * node lacks what another has marked all stop, before one draws anew and writes over what it had.
 * @module
 */
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes } from '@noble/hashes/utils.js';
import { ProtocolError } from '../errors.ts';
import type { PartyNet } from '../mpc/party.ts';
import { Reader, sameBytes, Writer } from '../wire/codec.ts';
import { exchange } from './batch.ts';
import type { NodeContext } from './context.ts';
import { decodeSets, encodeSets } from './field-sets.ts';
import type { Report } from './report-set.ts';
import { type Change, Table } from './store.ts';
import { fieldsKey } from './uploads.ts';

/** People who are seated together. */
export interface Sitting {
  /** Whose attempt has fixed it. */
  readonly run: number;
  /** 32 bytes: by it people are seated. */
  readonly coin: Uint8Array;
  /** Of each program. */
  readonly sets: readonly (readonly Report[])[];
}

/** Encoded sittings, of which the first `opened` may have been opened. */
interface Row {
  readonly opened: number;
  readonly sittings: readonly Uint8Array[];
}

const KEY = 'fixed-fields';
/** The run up to which no fields are taken: the newest of which something was fixed, until that run is done. */
const CLOSED = 'fields-closed';
const HASH = 32;

/** The newest run of which an attempt has fixed who takes part; −1 when that run is done, and before the first. */
export async function fieldsRun(ctx: NodeContext): Promise<number> {
  const bytes = await ctx.store.get(Table.Facts, CLOSED);
  return bytes ? new Reader(bytes, CLOSED).u32() : -1;
}

/**
 * What earlier attempts have fixed: as far as all nodes have written down the same.
 * @throws ProtocolError naming a node that lacks what another has marked
 */
export async function fixedBefore(ctx: NodeContext, net: PartyNet): Promise<Sitting[]> {
  const { opened, sittings } = await readRow(ctx);
  const own = hashesOf(sittings);
  const told = await exchange(net, 'fixed fields', new Writer().u32(opened).raw(own).finish());
  let [marked, holder] = [opened, 'this node'];
  let [alike, other] = [sittings.length, 'this node'];
  for (const [party, bytes] of told) {
    const reader = new Reader(bytes, `fixed fields of node ${party}`);
    const theirMarks = reader.u32();
    const theirs = reader.rest(bytes.length);
    if (HASH * theirMarks > theirs.length)
      throw new ProtocolError(`node ${party} says that it has marked more sittings than it names`);
    if (theirMarks > marked) [marked, holder] = [theirMarks, `node ${party}`];
    const isAlike = (count: number) =>
      sameBytes(own.subarray(0, HASH * count), theirs.subarray(0, HASH * count));
    for (; !isAlike(alike); alike--) other = `node ${party}`;
  }
  if (alike < marked)
    throw new ProtocolError(
      `outputs may have been opened of people who sit together by the word of ${holder}, but not of ${sittings.length < marked ? 'this node' : other}: one lost its part or is wrong; ask both operators before a database is restored`,
    );
  return sittings.slice(0, alike).map((bytes) => decodeSitting(ctx, bytes));
}

/**
 * Resolves when all nodes have written it down and outputs may be opened.
 * @param all what was fixed before, then what is added
 * @param unlessDone does it unless a run was done meanwhile, with which all this ends
 * @throws ProtocolError naming a node that has fixed something else
 */
export async function fixFields(
  ctx: NodeContext,
  net: PartyNet,
  all: readonly Sitting[],
  unlessDone: (step: () => Promise<void>) => Promise<void>,
): Promise<void> {
  const { opened } = await readRow(ctx);
  const sittings = all.map((sitting) => encodeSitting(ctx, sitting));
  await unlessDone(() => writeRow(ctx, { opened, sittings }));
  const own = hashesOf(sittings);
  for (const [party, theirs] of await exchange(net, 'fields are fixed', own))
    if (!sameBytes(own, theirs)) throw new ProtocolError(`node ${party} has fixed another seating`);
  await unlessDone(() => writeRow(ctx, { opened: sittings.length, sittings }));
}

/**
 * A run is done, and with it all that was fixed. ⚠ An end that was held back can come when an attempt of a later run has
 * seated more people: their fields go too, and are not taken again, or they would be seated anew.
 */
export async function endSeating(ctx: NodeContext, run: number): Promise<Change[]> {
  if (ctx.programs.length === 0) return [];
  const sittings = (await readRow(ctx)).sittings.map((bytes) => decodeSitting(ctx, bytes));
  const opens = (await fieldsRun(ctx)) <= run;
  const seated = sittings.flatMap(({ sets }) =>
    sets.flatMap((set, i) => set.map((report) => fieldsKey(report, ctx.programs[i].program))),
  );
  return [
    ...seated.map((key): Change => ({ table: Table.Fields, key, value: null })),
    { table: Table.Facts, key: KEY, value: null },
    ...(opens ? [{ table: Table.Facts, key: CLOSED, value: null }] : []),
  ];
}

const hashesOf = (sittings: readonly Uint8Array[]): Uint8Array =>
  concatBytes(...sittings.map((bytes) => sha256(bytes)));

async function readRow({ store }: NodeContext): Promise<Row> {
  const bytes = await store.get(Table.Facts, KEY);
  if (!bytes) return { opened: 0, sittings: [] };
  const reader = new Reader(bytes, KEY);
  const [opened, count] = [reader.u32(), reader.u32()];
  return { opened, sittings: Array.from({ length: count }, () => reader.blob(bytes.length)) };
}

function writeRow({ store }: NodeContext, { opened, sittings }: Row): Promise<void> {
  const writer = new Writer().u32(opened).u32(sittings.length);
  for (const bytes of sittings) writer.blob(bytes);
  return store.write([
    { table: Table.Facts, key: KEY, value: writer.finish() },
    { table: Table.Facts, key: CLOSED, value: sittings.at(-1)!.slice(0, 4) }, // begins with its run
  ]);
}

const encodeSitting = ({ programs }: NodeContext, { run, coin, sets }: Sitting): Uint8Array =>
  new Writer().u32(run).raw(coin).raw(encodeSets(programs, sets)).finish();

function decodeSitting({ programs }: NodeContext, bytes: Uint8Array): Sitting {
  const reader = new Reader(bytes, KEY);
  return {
    run: reader.u32(),
    coin: reader.raw(32),
    sets: decodeSets(programs, reader.rest(bytes.length), 'this node'),
  };
}
