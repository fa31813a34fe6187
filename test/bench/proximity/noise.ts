import { rocArea, weigh } from '../../../server-node/proximity/score.ts';
import { type BySet, bySet, judgedOf, mean, SETS } from './compare.ts';
import { CORRECTIONS } from './corrections.ts';
import { estimate, type Prepared, uniform } from './estimate.ts';
import { CHOSEN, SMOOTHERS } from './smoothers.ts';

const RESAMPLES = 60;

/** By how much a smoother's mean ROC-AUC is above that of the chosen one, and the standard error of that. */
export interface Difference {
  readonly smoother: string;
  readonly area: number;
  readonly error: number;
}

/**
 * Compares every smoother with the chosen one, corrected by table, on recordings drawn again with repetition: each
 * recording is one case, as minutes of one resemble each other.
 */
export function differences(sets: BySet<readonly Prepared[]>): Difference[] {
  const random = uniform();
  const draws = Array.from({ length: RESAMPLES }, () =>
    bySet((set) => sets[set].map(() => Math.floor(random() * sets[set].length))),
  );
  const areasOf = (smoother: string): number[] => {
    const judged = bySet((set) => {
      const estimated = sets[set].map((recording) => estimate(recording, SMOOTHERS[smoother]));
      const corrections = CORRECTIONS.table(estimated);
      return estimated.map((recording) => judgedOf([recording], corrections));
    });
    const area = (drawn: BySet<readonly number[]>) =>
      mean(
        SETS.map((set) =>
          rocArea(
            weigh(
              drawn[set].flatMap((i, copy) =>
                judged[set][i].map((minute) => ({ ...minute, stay: `${copy} ${minute.stay}` })),
              ),
            ),
          ),
        ),
      );
    return [bySet((set) => sets[set].map((_, i) => i)), ...draws].map(area);
  };
  const [chosen, ...chosenDraws] = areasOf(CHOSEN);
  return Object.keys(SMOOTHERS)
    .filter((smoother) => smoother !== CHOSEN)
    .map((smoother) => {
      const [whole, ...drawn] = areasOf(smoother);
      const gaps = drawn.map((area, i) => area - chosenDraws[i]);
      const middle = mean(gaps);
      return {
        smoother,
        area: whole - chosen,
        error: Math.sqrt(mean(gaps.map((gap) => (gap - middle) ** 2))),
      };
    });
}
