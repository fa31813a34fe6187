/** The sentence of the day from what this device holds now. */

import { NEAR_ID, ROOM_ID } from '../../workers/phone/near-rows.ts';
import { epochAt } from '../../workers/wire/time.ts';
import { now } from '../app/now.ts';
import { endOf, type Visit } from '../diary/visits.ts';
import { meetingTitle } from '../meet/title.ts';
import type { Exposure } from '../store/schema.ts';
import { checked, contact, joined, meetings, visits } from '../store/state.ts';
import { type Answer, answer, type CheckState } from '../words/answer.ts';
import { words } from '../words/words.ts';
import { awaitedEpochs, countedEpochs } from './due.ts';

/** Names of what an exposure is about, newest first; null when all of it was deleted, or nothing is known. */
export const placeOf = (exposure: Exposure): string | null => {
  const ids = new Set(exposure.visitIds);
  const { near } = words.value;
  const names = [
    ...visits.value.filter((visit) => ids.has(visit.id)).map((visit) => visit.place.name),
    ...meetings.value.filter((meeting) => ids.has(meeting.id)).map(meetingTitle),
    ...(ids.has(NEAR_ID) ? [near.place] : []),
    ...(ids.has(ROOM_ID) ? [near.room] : []),
  ];
  return names.length > 0 ? [...new Set(names)].join(', ') : null;
};

/** Visits that make a row in such an epoch, newest first. */
const visitsIn = (is: (epoch: number) => boolean): Visit[] => {
  const { deployment } = joined.value ?? {};
  if (!deployment) return [];
  const { grid, visits: rules } = deployment;
  return visits.value.filter((visit) => {
    const end = endOf(visit, now.value);
    const [first, last] = [epochAt(grid, visit.from), epochAt(grid, end - 1)];
    const epochs = Array.from({ length: last - first + 1 }, (_, i) => first + i);
    return end - visit.from >= rules.minimum && epochs.some(is);
  });
};

/** Visits of the window that the newest answer does not cover though their run was due. */
export const uncheckedVisits = (): Visit[] => {
  const missing = new Set(checked.value?.missing);
  return missing.size === 0 ? [] : visitsIn((epoch) => missing.has(epoch));
};

/** The first and last epoch whose answer ought to be here and is not. */
const awaited = () => joined.value && awaitedEpochs(joined.value, checked.value?.run ?? null, now.value);

/** Visits of epochs whose answer ought to be here and is not: they are not checked yet. */
export const awaitedVisits = (): Visit[] => {
  const epochs = awaited();
  return epochs ? visitsIn((epoch) => epoch >= epochs[0] && epoch <= epochs[1]) : [];
};

/** What is known about the last check. */
export const checkState = (): CheckState => {
  const last = checked.value;
  const community = joined.value;
  return {
    answered: last && community && { ...last, counted: countedEpochs(community, last) },
    skipped: contact.value?.skipped != null,
    overdue: awaited() !== null,
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
      open: '',
    };
  const { deployment } = community;
  return answer({
    now: now.value,
    grid: deployment.grid,
    window: deployment.run.window,
    operators: deployment,
    detail: deployment.detail,
    check: checkState(),
    exposures: (checked.value?.exposures ?? []).map((exposure) => ({
      from: exposure.from,
      to: exposure.to,
      place: placeOf(exposure),
      dayOnly: exposure.seconds === null,
    })),
    unchecked: uncheckedVisits().map(inWords),
    awaited: awaitedVisits().map(inWords),
  });
};

const inWords = ({ place, from }: Visit) => ({ place: place.name, from });
