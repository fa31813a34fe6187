/** Meetings that no upload has room for. */
import { computed } from '@preact/signals';
import { carriedMeets } from '../../workers/phone/row-choice.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { epochAt } from '../../workers/wire/time.ts';
import { joined, meetings } from '../store/state.ts';
import type { Meeting } from './meetings.ts';

/** Ids of meetings of which a longer one took all rows; see `standingOf`. Pure. */
export const crowdedOf = (deployment: Deployment, all: readonly Meeting[]): Set<string> => {
  const { grid } = deployment;
  const epochs = new Set(all.flatMap(({ from, to }) => [epochAt(grid, from), epochAt(grid, to - 1)]));
  const carried = new Set([...epochs].flatMap((epoch) => [...carriedMeets(deployment, epoch, all)]));
  return new Set(all.map(({ id }) => id).filter((id) => !carried.has(id)));
};

/** Of the meetings of this phone. */
export const crowded = computed(
  (): ReadonlySet<string> =>
    joined.value && meetings.value.length > 0
      ? crowdedOf(joined.value.deployment, meetings.value)
      : new Set<string>(),
);
