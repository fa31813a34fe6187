/** The sentence of the day from what this device holds now. */

import { NEAR_ID, ROOM_ID } from '../../workers/phone/near-ids.ts';
import { epochAt } from '../../workers/wire/time.ts';
import { now } from '../app/now.ts';
import { reaching } from '../app/reaching.ts';
import type { Span } from '../diary/pauses.ts';
import { isCompared } from '../diary/sharing.ts';
import { visitTitle } from '../diary/title.ts';
import { endOf, type Visit } from '../diary/visits.ts';
import { crowded } from '../meet/crowded.ts';
import { isMeetingId } from '../meet/meetings.ts';
import { asVisit, listedTitle } from '../meet/title.ts';
import type { Exposure } from '../store/schema.ts';
import { checked, contact, guarded, joined, meetings, report, status, visits } from '../store/state.ts';
import { type Answer, answer, type CheckState, type ExposureKind } from '../words/answer.ts';
import { isolated } from '../words/bidi.ts';
import { momentPhrase } from '../words/time.ts';
import { words } from '../words/words.ts';
import { awaitedEpochs, countedEpochs } from './due.ts';
import { goneLately } from './gone.ts';
import { isAllProtected } from './protected.ts';
import { lastSaid } from './status.ts';

/** Exposures of the newest answer, where it can be believed. */
export const shownExposures = (): Exposure[] =>
  checked.value && checked.value.agree !== 'contradiction' ? checked.value.exposures : [];

/** What an exposure is about: a place, also one with a beacon; a meeting by code; or a tag, its own or another's. */
export const kindOf = ({ visitIds }: Pick<Exposure, 'visitIds'>): ExposureKind => {
  if (visitIds.includes(NEAR_ID)) return 'near';
  return visitIds.length > 0 && visitIds.every(isMeetingId) ? 'meeting' : 'place';
};

/** Names of what an exposure is about, newest first; null when all of it was deleted, or nothing is known. */
export const placeOf = (exposure: Exposure): string | null => {
  const ids = new Set(exposure.visitIds);
  const { near } = words.value.risk;
  const names = [
    ...visits.value.filter((visit) => ids.has(visit.id)).map(visitTitle),
    ...meetings.value.filter((meeting) => ids.has(meeting.id)).map(listedTitle),
    ...(ids.has(NEAR_ID) ? [near.place] : []),
    ...(ids.has(ROOM_ID) ? [near.room] : []),
  ];
  return names.length > 0 ? [...new Set(names)].join(', ') : null;
};

/** The name in the sentence of the day: a meeting that was given none, or is hidden, has nothing to add to it. */
const headlineName = (exposure: Exposure): string | null =>
  kindOf(exposure) === 'meeting' &&
  !meetings.value.some(({ id, name, hidden }) => name && !hidden && exposure.visitIds.includes(id))
    ? null
    : placeOf(exposure);

/** Whether the person noted protection at every visit and meeting of an exposure, also at those that are deleted. */
export const isProtected = (exposure: Pick<Exposure, 'visitIds'>): boolean =>
  isAllProtected(exposure, [...visits.value, ...meetings.value], guarded.value);

/** Whether a time, [from, to) in unix seconds, lies in such an epoch, if only in part. */
const touches = ({ from, to }: Span, is: (epoch: number) => boolean): boolean => {
  const { deployment } = joined.value ?? {};
  if (!deployment) return false;
  const [first, last] = [epochAt(deployment.grid, from), epochAt(deployment.grid, to - 1)];
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).some(is);
};

/** Whether a time lies in the window, and the newest answer does not cover it though its run was due. */
export const isUnchecked = (span: Span): boolean => {
  const missing = new Set(checked.value?.missing);
  return missing.size > 0 && touches(span, (epoch) => missing.has(epoch));
};

/** Whether an answer about a time ought to be here and is not. */
export const isAwaited = (span: Span): boolean => {
  const epochs = awaitedSpan();
  return epochs !== null && touches(span, (epoch) => epoch >= epochs[0] && epoch <= epochs[1]);
};

/** Visits and meetings that make a row in such a time, newest first. */
const comparedIn = (is: (span: Span) => boolean): Visit[] => {
  const minimum = joined.value?.deployment.visits.minimum ?? 0;
  const met = meetings.value.filter(({ id }) => !crowded.value.has(id)).map(asVisit);
  return [...visits.value.filter(isCompared), ...met]
    .filter((visit) => {
      const span = { from: visit.from, to: endOf(visit, now.value) };
      return span.to - span.from >= minimum && is(span);
    })
    .sort((a, b) => b.from - a.from);
};

/** Visits and meetings of the window that the newest answer does not cover though their run was due. */
export const uncheckedVisits = (): Visit[] => comparedIn(isUnchecked);

/** The first and last epoch whose answer ought to be here and is not. */
export const awaitedSpan = () =>
  joined.value && awaitedEpochs(joined.value, checked.value?.run ?? null, now.value);

/** Visits and meetings of epochs whose answer ought to be here and is not: they are not checked yet. */
export const awaitedVisits = (): Visit[] => comparedIn(isAwaited);

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

/** Whether the person warns others, or has agreed to. */
export const isReported = (): boolean => report.value?.consent?.place === true;

/** What the person noted, as a sentence; empty when that is nothing, or too long ago to say when. */
const standing = (): string => {
  const w = words.value.risk;
  const last = status.value && lastSaid(status.value);
  if (!last || last.state === 'none' || last.state === 'exposed') return '';
  if (last.state === 'positive' && report.value && isReported())
    return w.reportedPositive(momentPhrase(report.value.registeredAt, now.value));
  const said = { negative: w.saidNegative, cleared: w.saidCleared, positive: w.saidPositive };
  return said[last.state](momentPhrase(last.at, now.value));
};

/** The sentence that stood first, with its place. */
const foundBefore = ({ headline, place }: Answer): string =>
  place === null ? headline : `${headline}${isolated(place)}.`;

/** The answer, where only exposures were found at which the person was protected: neither "found" nor "none found". */
const protectedOnly = (said: Answer): Answer => ({
  ...said,
  tone: 'notice',
  headline: words.value.risk.onlyProtected,
  detail: [words.value.risk.onlyProtectedWhy, goneLately(), said.open].filter(Boolean).join(' '),
});

export const today = (): Answer => {
  const community = joined.value;
  const w = words.value.risk;
  if (!community) {
    const said = reaching.value
      ? ({ tone: 'pending', headline: words.value.app.reaching } as const)
      : ({ tone: 'notice', headline: w.notJoined } as const);
    return { ...said, place: null, detail: w.notJoinedWhy, open: '' };
  }
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
      kind: kindOf(exposure),
      place: headlineName(exposure),
      dayOnly: exposure.seconds === null,
    })),
    unchecked: uncheckedVisits().map(inWords),
    awaited: awaitedVisits().map(inWords),
  });
  if (counted.length === 0 && exposures.length > 0) return protectedOnly(said);
  const own = standing();
  const detail = [goneLately(), said.detail].filter(Boolean).join(' ');
  // Whom the authority has cleared need not read that warning first; what was found stays below it.
  if (said.tone === 'exposed' && status.value?.state === 'cleared' && own)
    return {
      ...said,
      tone: 'calm',
      headline: own,
      place: null,
      detail: `${foundBefore(said)} ${detail}`.trim(),
    };
  return { ...said, detail: `${detail} ${own}`.trim() };
};

const inWords = (visit: Visit) => ({ place: visitTitle(visit), from: visit.from });
