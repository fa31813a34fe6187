import type { Facts } from '../store/schema.ts';
import { factIn } from '../store/together.ts';
import type { Noted } from './noted.ts';

/** The store of facts within a transaction that writes. */
interface FactStore {
  get(key: 'guarded'): Promise<Facts[keyof Facts] | undefined>;
  put(value: Facts['guarded'], key: 'guarded'): Promise<unknown>;
}

/**
 * Remembers of visits or meetings that go at which of them the person was protected: what was found there still says so.
 * @returns whether there was any
 */
export const guard = async (
  facts: FactStore,
  removed: readonly (Noted & { id: string })[],
): Promise<boolean> => {
  const ids = removed.filter((one) => one.protected).map(({ id }) => id);
  if (ids.length === 0) return false;
  const before = (await factIn(facts, 'guarded')) ?? [];
  await facts.put([...before, ...ids], 'guarded');
  return true;
};
