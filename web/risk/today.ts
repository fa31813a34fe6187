/** The sentence of the day from what this device holds now. */

import { epochAt } from '../../workers/wire/time.ts';
import { now } from '../app/now.ts';
import { endOf, type Visit } from '../diary/visits.ts';
import type { Exposure } from '../store/schema.ts';
import { checked, contact, joined, visits } from '../store/state.ts';
import { type Answer, answer, type CheckState } from '../words/answer.ts';
import { countedEpochs, isOverdue } from './due.ts';

/** Names of the visits of an exposure, newest first; null when all of them were deleted, or none is known. */
export const placeOf = (exposure: Exposure): string | null => {
  const ids = new Set(exposure.visitIds);
  const names = visits.value.filter((visit) => ids.has(visit.id)).map((visit) => visit.place.name);
  return names.length > 0 ? [...new Set(names)].join(', ') : null;
};

/** Visits of the window, newest first, that the newest answer does not cover though its time was due. */
export const uncheckedVisits = (): Visit[] => {
  const { deployment } = joined.value ?? {};
  const missing = checked.value?.missing ?? [];
  if (!deployment || missing.length === 0) return [];
  return visits.value.filter((visit) => {
    const end = endOf(visit, now.value);
    const [first, last] = [epochAt(deployment.grid, visit.from), epochAt(deployment.grid, end - 1)];
    return end - visit.from >= deployment.visits.minimum && missing.some((e) => e >= first && e <= last);
  });
};

/** What is known about the last check. */
export const checkState = (): CheckState => {
  const last = checked.value;
  const community = joined.value;
  return {
    answered: last && community && { ...last, counted: countedEpochs(community, last) },
    skipped: contact.value?.skipped != null,
    overdue: community !== null && isOverdue(community, last?.run ?? null, now.value),
    offline: !navigator.onLine,
    unreachable: contact.value?.unreachable ?? [],
  };
};

export const today = (): Answer => {
  const community = joined.value;
  if (!community)
    return {
      tone: 'notice',
      headline: 'This phone has not reached its operators yet.',
      place: null,
      detail:
        'You can already scan: visits are kept on this phone, and checked from the day on which it reaches them.',
    };
  const { deployment } = community;
  return answer({
    now: now.value,
    grid: deployment.grid,
    window: deployment.run.window,
    operators: deployment.roster.length,
    detail: deployment.detail,
    check: checkState(),
    exposures: (checked.value?.exposures ?? []).map((exposure) => ({
      from: exposure.from,
      to: exposure.to,
      place: placeOf(exposure),
      dayOnly: exposure.seconds === null,
    })),
    unchecked: uncheckedVisits().map(({ place, from }) => ({ place: place.name, from })),
  });
};
