/** Effects of a run that wait for everybody's signature. */
import { Reader, Writer } from '../wire/codec.ts';
import { type DoneStatement, encodedHash, encodeStatement } from '../wire/done.ts';
import type { NodeContext } from './context.ts';
import { NO_END } from './hello.ts';
import { type Change, numberKey, Table } from './store.ts';

/** Bytes of effects in one row; a database takes no row of a gigabyte. */
const ROW_BYTES = 16 << 20;

/** Facts row: this node has given its root in an attempt after the one that lies aside, or is about to. */
const PASSED_OVER = 'passed-over';

const removed = (key: string): Change => ({ table: Table.Aside, key, value: null });
const notPassedOver: Change = { table: Table.Facts, key: PASSED_OVER, value: null };

/**
 * Keeps the effects of an attempt aside, durably, before this node signs `done`, in place of an earlier attempt's. All
 * nodes have given their roots by then, so each that is honest has passed the earlier one over (`passOver`).
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
  const prefix = `${numberKey(statement.run)}/${numberKey(statement.attempt)}`;
  await ctx.store.write([
    ...old.map(removed),
    notPassedOver,
    ...rows.map((value, i) => ({ table: Table.Aside, key: `${prefix}/${numberKey(i)}`, value })),
  ]);
  ctx.sealed.awaited = true;
}

/**
 * Says durably that what lies aside is not committed any more by the word of one node (`catchUp`). To be done before this
 * node gives its root in a later attempt, since whoever has all roots lets the earlier attempt go.
 */
export async function passOver({ store }: NodeContext): Promise<void> {
  if ((await store.keys(Table.Aside, '')).length > 0)
    await store.write([{ table: Table.Facts, key: PASSED_OVER, value: new Uint8Array() }]);
}

/** The end of a run that this node has signed and not seen complete. */
export interface Aside {
  /** As it was set aside, encoded. */
  statement: Uint8Array;
  /** Whether this node has given its root in a later attempt. */
  passedOver: boolean;
  effects(): Promise<Change[]>;
  /** What removes it. */
  drop: Change[];
}

/** What `setAside` kept last. */
export async function readAside({ store }: NodeContext): Promise<Aside | undefined> {
  const [first, ...packs] = await store.keys(Table.Aside, '');
  if (first === undefined) return undefined;
  return {
    statement: (await store.get(Table.Aside, first))!,
    passedOver: (await store.get(Table.Facts, PASSED_OVER)) !== undefined,
    async effects() {
      const rows = await Promise.all(packs.map((key) => store.get(Table.Aside, key)));
      return rows.flatMap((row) => unpacked(row!));
    },
    drop: [notPassedOver, ...[first, ...packs].map(removed)],
  };
}

/** How a hello names what lies aside. */
export async function asideHash(ctx: NodeContext): Promise<Uint8Array> {
  const aside = await readAside(ctx);
  return aside ? encodedHash(aside.statement) : NO_END;
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
