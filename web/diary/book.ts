/** The diary as the screens show it: all kinds of entries, read again only when something in them changes. */
import { computed, untracked } from '@preact/signals';
import { now } from '../app/now.ts';
import { crowded } from '../meet/crowded.ts';
import { meetingTitle } from '../meet/title.ts';
import { encountersOf } from '../near/encounters.ts';
import {
  awaitedSpan,
  awaitedVisits,
  isAwaited,
  isUnchecked,
  shownExposures,
  uncheckedVisits,
} from '../risk/today.ts';
import { checked, grid, heard, joined, meetings, visits } from '../store/state.ts';
import { capital } from '../words/capital.ts';
import { dayStart } from '../words/time.ts';
import { words } from '../words/words.ts';
import { countsStill } from './actions.ts';
import { byDay, type Entry, type Findings, type Other, otherEntries, visitEntries } from './entries.ts';
import { overlapsOf } from './overlaps.ts';
import { showsHidden } from './shows-hidden.ts';

const ids = (list: readonly { id: string }[]): Set<string> => new Set(list.map(({ id }) => id));

/** Changes once an epoch, not once a second. */
const awaited = computed(() => awaitedSpan()?.join() ?? '');

const encounters = computed(() => encountersOf(heard.value, grid.value));

const findings = computed((): Findings => {
  const exposures = shownExposures();
  const found = encounters.value.filter(({ ofRows, from, to }) =>
    exposures.some((one) => one.visitIds.includes(ofRows) && one.from < to && one.to > from),
  );
  // All that the rest depends on, but for the clock, which counts only by the epochs that are awaited.
  void [visits.value, meetings.value, joined.value, awaited.value];
  return untracked(() => ({
    exposed: new Set([...exposures.flatMap(({ visitIds }) => visitIds), ...ids(found)]),
    unchecked: ids([...uncheckedVisits(), ...encounters.value.filter(isUnchecked)]),
    awaited: ids([...awaitedVisits(), ...encounters.value.filter(isAwaited)]),
  }));
});

const others = computed((): Other[] => {
  const { near } = words.value.risk;
  return [
    ...meetings.value.map((meeting) => ({
      kind: 'meeting' as const,
      id: meeting.id,
      title: meetingTitle(meeting),
      from: meeting.from,
      to: meeting.to,
      crowded: crowded.value.has(meeting.id),
      noted: meeting,
      href: `/meet/${meeting.id}`,
    })),
    ...encounters.value.map(({ id, kind, from, to, seconds }) => ({
      kind: 'near' as const,
      id,
      title: capital(kind === 'tag' ? near.place : near.room),
      from,
      to,
      seconds,
      href: '/near',
    })),
  ];
});

/** All entries. */
export const entries = computed((): Entry[] => [
  ...visitEntries(visits.value, findings.value, joined.value),
  ...otherEntries(others.value, findings.value),
]);

/** Those that are shown, by day. */
export const days = computed(() => byDay(entries.value, showsHidden.value));

/** Local midnight before now. */
export const today = computed(() => dayStart(now.value));

/** Pairs of visits between which the person must choose. */
export const overlaps = computed(() => {
  void [today.value, checked.value];
  return overlapsOf(
    visits.value,
    untracked(() => now.value),
    countsStill,
  );
});
