import type { NodeContext } from './context.ts';
import { lastCertificate } from './ledger.ts';
import { Table } from './store.ts';

/**
 * Of all that the tables hold; 2: indices in lane order, roots of results in the audit log; 3: ends of programs there;
 * 4: sittings; 5: rows of indices under permutations drawn otherwise.
 */
const FORM = 5;
const KEY = 'form';

/**
 * Makes sure that this version can read what is stored, before anything is read.
 * @throws Error when another version wrote it
 */
export async function checkStoredForm(ctx: NodeContext): Promise<void> {
  const written = (await ctx.store.get(Table.Facts, KEY))?.[0];
  const isNew = written === undefined && (await lastCertificate(ctx)).length === 0;
  if (isNew) await ctx.store.write([{ table: Table.Facts, key: KEY, value: Uint8Array.of(FORM) }]);
  else if (written !== FORM)
    throw new Error(
      `the node's database has form ${written ?? 1}, this version of SafeTrace reads form ${FORM}: run the version that wrote it, or begin anew as after its loss (README)`,
    );
}
