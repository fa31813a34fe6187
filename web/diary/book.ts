/** The diary as the screens show it: all kinds of entries, read again only when something in them changes. */
import { computed, signal, untracked } from '@preact/signals';
import { now } from '../app/now.ts';
import { awaitedSpan, awaitedVisits, uncheckedVisits } from '../risk/today.ts';
import { checked, joined, visits } from '../store/state.ts';
import { dayStart } from '../words/time.ts';
import { countsStill } from './actions.ts';
import { byDay, type Entry, type Findings, visitEntries } from './entries.ts';
import { overlapsOf } from './overlaps.ts';

/** Whether hidden entries are shown; asked for anew at every start. */
export const showsHidden = signal(false);

const ids = (list: readonly { id: string }[]): Set<string> => new Set(list.map(({ id }) => id));

/** Changes once an epoch, not once a second. */
const awaited = computed(() => awaitedSpan()?.join() ?? '');

const findings = computed((): Findings => {
  const exposed = new Set((checked.value?.exposures ?? []).flatMap(({ visitIds }) => visitIds));
  // All that the rest depends on, but for the clock, which counts only by the epochs that are awaited.
  void [visits.value, joined.value, awaited.value];
  return untracked(() => ({
    exposed,
    unchecked: ids(uncheckedVisits()),
    awaited: ids(awaitedVisits()),
  }));
});

/** All entries. */
export const entries = computed((): Entry[] => visitEntries(visits.value, findings.value));

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
