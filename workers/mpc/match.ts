import type { Engine } from './engine.ts';
import type { GroupIndex } from './index-build.ts';
import type { Shared } from './shared.ts';

/**
 * Who was met by a flagged row (DESIGN §5, Match).
 *
 * @param engine with keys of this run: its masks are fresh, the permutation comes out of the index
 * @param flags 3×N, owner order: infectiousness ≥1, ≥2, ≥3 of each row, already ∧ emit
 * @returns (h+2)×N, owner order, freshly shared: slots in which another flagged row of the group was there too,
 *   then level ≥2 and ≥3 of the group's highest; zero where no slot is
 */
export async function matchIndex(_engine: Engine, _index: GroupIndex, _flags: Shared): Promise<Shared> {
  throw new Error('not written yet');
}
