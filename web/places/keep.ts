/** Cells in the database; nothing in it is a position. */

import { cellAt, type Region } from '../../workers/places/cells.ts';
import { type CellSlot, cellToKeep, isExact, type Position, slotsOf } from '../../workers/places/dwell.ts';
import { homeAt, isHome } from '../../workers/places/home.ts';
import { random } from '../app/random.ts';
import { pausedWithin } from '../diary/pauses.ts';
import { db, eraseFact, writeFact } from '../store/db.ts';
import { changed, grid, home, pauses } from '../store/state.ts';

const idOf = ({ cell, slot }: Pick<CellSlot, 'cell' | 'slot'>) => `${cell}/${slot}`;

/**
 * Notes the cell of a position for [from, to), in unix seconds.
 * @returns whether there is one to note
 */
export const keepPosition = async (
  region: Region,
  position: Position,
  from: number,
  to: number,
): Promise<boolean> => {
  const database = await db();
  const paused = pausedWithin(pauses.value, { from, to });
  const cell = cellToKeep(region, home.value, position, from, to, paused);
  if (cell === null) return false;
  // With nothing in between: home that is marked meanwhile finds this cell and deletes it.
  const { store, done } = database.transaction('cells', 'readwrite');
  const add = async ({ slot, seconds }: { slot: number; seconds: number }) => {
    const id = idOf({ cell, slot });
    const known = (await store.get(id))?.seconds ?? 0;
    await store.put({ id, cell, slot, seconds: Math.min(known + seconds, grid.value.slot) });
  };
  await Promise.all([...slotsOf(grid.value, from, to).map(add), done]);
  await changed('cells');
  return true;
};

/** outside: beyond the region, where nothing is kept anyway. inexact: nobody knows which cell it is, and nothing changed. */
export type Marked = 'hidden' | 'outside' | 'inexact';

/** The person is at home: nothing is kept there from now on, and what was kept there is deleted. */
export const markHome = async (
  region: Region,
  { latitude, longitude, accuracy }: Position,
): Promise<Marked> => {
  if (!isExact(region, accuracy)) return 'inexact';
  const cell = cellAt(region, latitude, longitude);
  if (cell === null) return 'outside';
  const made = homeAt(region, cell, random);
  await writeFact('home', made);
  await changed('home'); // before the deletion, so that no cell of home comes after it
  const database = await db();
  for (const kept of await database.getAll('cells'))
    if (isHome(made, kept.cell)) await database.delete('cells', kept.id);
  await changed('cells');
  return 'hidden';
};

/** Home is not hidden any more. */
export const forgetHome = async (): Promise<void> => {
  await eraseFact('home');
  await changed('home');
};

/** Deletes one cell of a day, whose slots are named. */
export const forgetCell = async (slots: readonly CellSlot[]): Promise<void> => {
  const database = await db();
  for (const each of slots) await database.delete('cells', idOf(each));
  await changed('cells');
};

export const forgetCells = async (): Promise<void> => {
  await (await db()).clear('cells');
  await changed('cells');
};

/** Deletes cells before a moment. @param before unix seconds */
export const pruneCells = async (before: number): Promise<void> => {
  const old = (await (await db()).getAll('cells')).filter(({ slot }) => slot < before);
  for (const { id } of old) await (await db()).delete('cells', id);
  if (old.length > 0) await changed('cells');
};
