import type { Facts } from '../store/schema.ts';
import { factIn } from '../store/together.ts';
import { withNotice } from './withdrawals.ts';

/** The store of facts within a transaction that writes. */
interface FactStore {
  get(key: 'withdrawals'): Promise<Facts[keyof Facts] | undefined>;
  put(value: Facts['withdrawals'], key: 'withdrawals'): Promise<unknown>;
}

/** Keeps a notice of withdrawal beside those that this phone keeps by then. @param place as the notice names it */
export const keepNotice = async (
  facts: FactStore,
  place: Parameters<typeof withNotice>[1],
): Promise<void> => {
  const before = (await factIn(facts, 'withdrawals')) ?? [];
  await facts.put(withNotice(before, place), 'withdrawals');
};
