import type { Field } from './field.ts';

/**
 * A solution of linear equations over a field, by Gauss–Jordan elimination; unknowns left free are 0.
 * @param rows one equation each: the coefficients, then the right-hand side; equally long
 * @returns the unknowns, or null if the equations contradict each other
 */
export function solve(field: Field, rows: readonly (readonly number[])[]): number[] | null {
  const work = rows.map((row) => [...row]);
  const unknowns = work[0].length - 1;
  const pivots: number[] = []; // pivots[r] = the unknown that row r determines
  for (let column = 0; column < unknowns; column++) {
    const rank = pivots.length;
    const found = work.findIndex((row, r) => r >= rank && row[column] !== 0);
    if (found === -1) continue;
    [work[rank], work[found]] = [work[found], work[rank]];
    const scale = field.inverse(work[rank][column]);
    work[rank] = work[rank].map((value) => field.multiply(value, scale));
    for (let r = 0; r < work.length; r++) {
      const factor = work[r][column];
      if (r !== rank && factor !== 0) {
        work[r] = work[r].map((value, j) => value ^ field.multiply(factor, work[rank][j]));
      }
    }
    pivots.push(column);
  }
  if (work.slice(pivots.length).some((row) => row[unknowns] !== 0)) return null;
  const solution = new Array<number>(unknowns).fill(0);
  for (const [r, column] of pivots.entries()) solution[column] = work[r][unknowns];
  return solution;
}
