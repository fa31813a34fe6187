/** The sentence of the day from what this device holds now. */

import { NEAR_ID, ROOM_ID } from '../../workers/phone/near-ids.ts';
import { epochAt } from '../../workers/wire/time.ts';
import { now } from '../app/now.ts';
import { isCompared } from '../diary/sharing.ts';
import { endOf, type Visit } from '../diary/visits.ts';
import { meetingTitle } from '../meet/title.ts';
import type { Exposure } from '../store/schema.ts';
import { checked, contact, joined, meetings, status, visits } from '../store/state.ts';
import { type Answer, answer, type CheckState } from '../words/answer.ts';
import { momentPhrase } from '../words/time.ts';
import { words } from '../words/words.ts';
import { awaitedEpochs, countedEpochs } from './due.ts';

/** Exposures of the newest answer, where it can be believed. */
export const shownExposures = (): Exposure[] =>
  checked.value && checked.value.agree !== 'contradiction' ? checked.value.exposures : [];

const nameOf = (visit: Visit): string => (visit.hidden ? words.value.risk.hiddenPlace : visit.place.name);

/** Names of what an exposure is about, newest first; null when all of it was deleted, or nothing is known. */
export const placeOf = (exposure: Exposure): string | null => {
  const ids = new Set(exposure.visitIds);
  const { near } = words.value;
  const names = [
    ...visits.value.filter((visit) => ids.has(visit.id)).map(nameOf),
    ...meetings.value.filter((meeting) => ids.has(meeting.id)).map(meetingTitle),
    ...(ids.has(NEAR_ID) ? [near.place] : []),
    ...(ids.has(ROOM_ID) ? [near.room] : []),
  ];
  return names.length > 0 ? [...new Set(names)].join(', ') : null;
};

/** Whether the person noted protection at every visit of an exposure. */
export const isProtected = ({ visitIds }: Pick<Exposure, 'visitIds'>): boolean =>
  visitIds.length > 0 && visitIds.every((id) => visits.value.find((visit) => visit.id === id)?.protected);

/** Visits that make a row in such an epoch, newest first. */
const visitsIn = (is: (epoch: number) => boolean): Visit[] => {
  const { deployment } = joined.value ?? {};
  if (!deployment) return [];
  const { grid, visits: rules } = deployment;
  return visits.value.filter((visit) => {
    if (!isCompared(visit)) return false;
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
export const awaitedSpan = () =>
  joined.value && awaitedEpochs(joined.value, checked.value?.run ?? null, now.value);

/** Visits of epochs whose answer ought to be here and is not: they are not checked yet. */
export const awaitedVisits = (): Visit[] => {
  const epochs = awaitedSpan();
  return epochs ? visitsIn((epoch) => epoch >= epochs[0] && epoch <= epochs[1]) : [];
};

/** What is known about the last check. */
export const checkState = (): CheckState => {
  const last = checked.value;
  const community = joined.value;
  return {
    answered: last && community && { ...last, counted: countedEpochs(community, last) },
    skipped: contact.value?.skipped != null,
    overdue: awaitedSpan() !== null,
    offline: !navigator.onLine,
    unreachable: contact.value?.unreachable ?? [],
  };
};

/** What the person noted, as a sentence behind the day's answer; empty when that is nothing. */
const standing = (): string => {
  const last = status.value?.history.at(-1);
  const w = words.value.risk;
  if (!status.value || !last) return '';
  const said = { negative: w.saidNegative, cleared: w.saidCleared, positive: w.saidPositive };
  const { state } = status.value;
  return state === 'none' || state === 'exposed' ? '' : ` ${said[state](momentPhrase(last.at, now.value))}`;
};

/** The answer, where only exposures were found at which the person was protected: neither "found" nor "none found". */
const protectedOnly = (said: Answer): Answer => ({
  ...said,
  tone: 'notice',
  headline: words.value.risk.onlyProtected,
  detail: [words.value.risk.onlyProtectedWhy, said.open].join(' ').trim(),
});

export const today = (): Answer => {
  const community = joined.value;
  const w = words.value.risk;
  if (!community)
    return { tone: 'notice', headline: w.notJoined, place: null, detail: w.notJoinedWhy, open: '' };
  const { deployment } = community;
  const exposures = shownExposures();
  const counted = exposures.filter((exposure) => !isProtected(exposure));
  const said = answer({
    now: now.value,
    grid: deployment.grid,
    window: deployment.run.window,
    operators: deployment,
    detail: deployment.detail,
    check: checkState(),
    exposures: counted.map((exposure) => ({
      from: exposure.from,
      to: exposure.to,
      place: placeOf(exposure),
      dayOnly: exposure.seconds === null,
    })),
    unchecked: uncheckedVisits().map(inWords),
    awaited: awaitedVisits().map(inWords),
  });
  if (counted.length === 0 && exposures.length > 0) return protectedOnly(said);
  return { ...said, detail: (said.detail + standing()).trim() };
};

const inWords = (visit: Visit) => ({ place: nameOf(visit), from: visit.from });
