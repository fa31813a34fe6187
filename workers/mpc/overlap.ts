import type { Engine, Gate } from './engine.ts';
import { linear } from './row-numbers.ts';
import { byPosition, concatRows, selectRows } from './rows.ts';
import { planesOf, type Shared, xor } from './shared.ts';

/**
 * Leaves each account at most one venue in a slot: for k = 2, 3, …: m_k := m_k ∧ ¬(m_1 ⊕ … ⊕ m_{k−1}), the earlier
 * masks already updated, hence disjoint, so that ⊕ is OR. An honest phone sends disjoint masks and sees no change.
 *
 * @param masks h × (accounts·positions), owner-major; positions from `venues` on are left alone
 */
export async function oneVenuePerSlot(
  engine: Engine,
  masks: Shared,
  accounts: number,
  positions: number,
  venues: number,
): Promise<Shared> {
  if (venues < 2) return masks;
  const columns = byPosition(masks, positions);
  let taken = columns[0];
  for (let k = 1; k < venues; k++) {
    const free = engine.not(taken);
    const gates = planesOf(columns[k]).map((mask, at): Gate => [[mask, { of: free, at }]]);
    columns[k] = await engine.round('one venue per slot', accounts, gates);
    taken = xor(taken, columns[k]);
  }
  const starts = columns.map((_, position) => position * accounts);
  return selectRows(concatRows(...columns), linear(masks.length, 1, starts));
}
