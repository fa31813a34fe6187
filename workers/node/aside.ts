/** Effects of a run that wait for everybody's signature. */
import { Reader, Writer } from '../wire/codec.ts';
import { type DoneStatement, encodeStatement } from '../wire/done.ts';
import type { NodeContext } from './context.ts';
import { type Change, numberKey, Table } from './store.ts';

/** Bytes of effects in one row; a database takes no row of a gigabyte. */
const ROW_BYTES = 16 << 20;

const asidePrefix = ({ run, attempt }: Pick<DoneStatement, 'run' | 'attempt'>) =>
  `${numberKey(run)}/${numberKey(attempt)}/`;

const removed = (key: string): Change => ({ table: Table.Aside, key, value: null });

/**
 * Keeps the effects of an attempt aside, durably, before this node signs `done`. Older attempts' are dropped.
 * @param rowBytes a row that holds as many bytes takes no more effects
 */
export async function setAside(
  ctx: NodeContext,
  statement: DoneStatement,
  effects: readonly Change[],
  rowBytes = ROW_BYTES,
): Promise<void> {
  const old = await ctx.store.keys(Table.Aside, '');
  const rows = [encodeStatement(statement), ...packed(effects, rowBytes)];
  await ctx.store.write([
    ...old.map(removed),
    ...rows.map((value, i) => ({
      table: Table.Aside,
      key: `${asidePrefix(statement)}${numberKey(i)}`,
      value,
    })),
  ]);
}

/**
 * Drops what attempts before a new meeting left aside. Whoever has all signatures of one says so in its hello, and
 * `catchUp` has committed it then; so nobody has them.
 */
export async function dropAside({ store }: NodeContext): Promise<void> {
  const keys = await store.keys(Table.Aside, '');
  if (keys.length > 0) await store.write(keys.map(removed));
}

/** What lies aside for a run. */
export interface Aside {
  /** As it was set aside, encoded. */
  statement: Uint8Array;
  effects(): Change[];
  /** What removes it. */
  drop: Change[];
}

/** What `setAside` kept for this end of a run. */
export async function readAside(ctx: NodeContext, of: DoneStatement): Promise<Aside | undefined> {
  const rows = await ctx.store.list(Table.Aside, asidePrefix(of));
  const [statement, ...packs] = rows.map(({ value }) => value);
  return (
    statement && {
      statement,
      effects: () => packs.flatMap(unpacked),
      drop: rows.map(({ key }) => removed(key)),
    }
  );
}

/** Effects in as many rows as needed. */
function* packed(effects: readonly Change[], rowBytes: number): Generator<Uint8Array> {
  for (let at = 0; at < effects.length; ) {
    let end = at;
    for (let bytes = 0; end < effects.length && bytes < rowBytes; end++)
      bytes += effects[end]!.value?.length ?? 0;
    const writer = new Writer().u32(end - at);
    for (const { table, key, value } of effects.slice(at, end)) {
      writer
        .text(table)
        .text(key)
        .u8(value ? 1 : 0);
      if (value) writer.blob(value);
    }
    yield writer.finish();
    at = end;
  }
}

function unpacked(row: Uint8Array): Change[] {
  const reader = new Reader(row, 'effects');
  const effects = Array.from({ length: reader.u32() }, (): Change => {
    const table = reader.text(64) as Table;
    const key = reader.text(1024);
    return { table, key, value: reader.u8() ? reader.blob(row.length) : null };
  });
  reader.end();
  return effects;
}
