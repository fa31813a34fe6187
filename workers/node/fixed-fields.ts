/**
 * Who sits with whom, for all attempts of a run. ⚠ An attempt can fail after public outputs were opened. If the next one
 * seated people anew, nodes would see outputs of several groups for each of them, and soon be able to solve for what each
 * gave. So before outputs can be opened all nodes write down who takes part and by which coin they are seated, and later
 * attempts open the same again.
 * @module
 */
import type { PartyNet } from '../mpc/party.ts';
import { Reader, sameBytes, Writer } from '../wire/codec.ts';
import { exchange } from './batch.ts';
import type { NodeContext } from './context.ts';
import { decodeSets, encodeSets } from './field-sets.ts';
import type { Report } from './report-set.ts';
import { type Change, Table } from './store.ts';

/** As an attempt has fixed it. */
export interface FixedFields {
  /** Of each program. */
  readonly sets: readonly (readonly Report[])[];
  /** 32 bytes: by it people are seated. */
  readonly coin: Uint8Array;
}

const KEY = 'fixed-fields';

const stored = ({ store }: NodeContext): Promise<Uint8Array | undefined> => store.get(Table.Facts, KEY);

/** The newest run of which an attempt has fixed who takes part; −1 when that run is done, and before the first. */
export async function fieldsRun(ctx: NodeContext): Promise<number> {
  const bytes = await stored(ctx);
  return bytes ? new Reader(bytes, KEY).u32() : -1;
}

/** What an earlier attempt has fixed. Null where a node has not written it down: then nothing can have been opened. */
export async function fixedBefore(ctx: NodeContext, net: PartyNet): Promise<FixedFields | null> {
  const own = (await stored(ctx)) ?? new Uint8Array();
  const told = await exchange(net, 'fixed fields', own);
  if (own.length === 0 || ![...told.values()].every((theirs) => sameBytes(theirs, own))) return null;
  const reader = new Reader(own, KEY);
  reader.u32();
  const coin = reader.raw(32);
  return { coin, sets: decodeSets(ctx.programs, reader.rest(own.length), 'this node') };
}

/** Resolves when all nodes have written it down. */
export async function fixFields(
  ctx: NodeContext,
  net: PartyNet,
  run: number,
  { sets, coin }: FixedFields,
): Promise<void> {
  const value = new Writer().u32(run).raw(coin).raw(encodeSets(ctx.programs, sets)).finish();
  await ctx.store.write([{ table: Table.Facts, key: KEY, value }]);
  await exchange(net, 'fields are fixed', new Uint8Array());
}

/** The run is done. */
export const unfixFields: Change = { table: Table.Facts, key: KEY, value: null };
