import { type Bits, makeBits } from '../../workers/mpc/shared.ts';
import { seededRandom } from '../unit/mpc-engine-world.ts';
import { POSITIONS } from './night-shape.ts';
import { makeTown, type Town } from './town.ts';

/** A block whose rows are ill by account, as a node's matches have it. */
export interface IllTown {
  readonly town: Town;
  /** 3×accounts */
  readonly infectious: Bits;
  /** 1×rows */
  readonly emit: Bits;
}

/** Two accounts of a hundred are ill, and may warn with every other row. */
export function illTown(accounts: number, slots: number, seed: string): IllTown {
  const { spec, rows } = makeTown(accounts * POSITIONS, slots, seed);
  const draws = seededRandom(`ill ${seed}`)(accounts + rows.length);
  const levels = Array.from({ length: accounts }, (_, a) => (draws[a] < 5 ? 1 + (draws[a] % 3) : 0));
  const emits = (row: number) => draws[accounts + row] & 1;
  const flagged = rows.map((row, i) => ({ ...row, level: levels[Math.floor(i / POSITIONS)] * emits(i) }));
  return {
    town: { spec, rows: flagged },
    infectious: makeBits(3, accounts, (p, a) => levels[a] > p),
    emit: makeBits(1, rows.length, (_, i) => emits(i)),
  };
}
