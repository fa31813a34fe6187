import { now } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { back } from '../app/router.ts';
import { AskFirst } from '../look/AskFirst.tsx';
import { Icon } from '../look/Icon.tsx';
import { ExposureCard } from '../risk/ExposureCard.tsx';
import { awaitedVisits, shownExposures, uncheckedVisits } from '../risk/today.ts';
import { grid, joined, visits } from '../store/state.ts';
import { clock, dayTitle, duration } from '../words/time.ts';
import { words } from '../words/words.ts';
import { countsStill, leave, mark, remove } from './actions.ts';
import { overlaps } from './book.ts';
import { EditTimes } from './EditTimes.tsx';
import { OverlapLink } from './OverlapLink.tsx';
import { OwnMarks } from './OwnMarks.tsx';
import { isCompared, isShort } from './sharing.ts';
import { endOf, isOpen, type Visit } from './visits.ts';

/** What is to be known about its being checked; null when there is nothing. */
const checkingOf = (visit: Visit): string | null => {
  const w = words.value.diary;
  if (visit.place.secret === null) return w.noCodeWhy;
  if (!isCompared(visit)) return w.lateWhy;
  if (isShort(joined.value, visit)) return w.short(duration(joined.value!.deployment.visits.minimum));
  if (uncheckedVisits().some(({ id }) => id === visit.id)) return w.uncheckedWhy;
  return awaitedVisits().some(({ id }) => id === visit.id) ? w.awaitedWhy : null;
};

/** One visit: what is known about it, check-out, repair, marks and deletion. */
export function VisitPage({ id }: { id?: string }) {
  const w = words.value.diary;
  const visit = visits.value.find((v) => v.id === id);
  if (!visit)
    return (
      <Page title={w.unknown} up="/diary">
        <p>{w.unknownWhy}</p>
      </Page>
    );
  const open = isOpen(visit, now.value);
  const end = endOf(visit, now.value);
  const checking = checkingOf(visit);
  const compared = isCompared(visit);
  return (
    <Page title={visit.place.name} up="/diary">
      <Facts visit={visit} open={open} end={end} />
      {checking && <p class="soft">{checking}</p>}
      <OverlapLink n={overlaps.value.filter(({ visits: both }) => both.includes(visit)).length} />
      {shownExposures()
        .filter(({ visitIds }) => visitIds.includes(visit.id))
        .map((exposure) => (
          <ExposureCard key={exposure.from} exposure={exposure} />
        ))}
      {open && (
        <button type="button" class="button large" onClick={() => leave(visit)}>
          <Icon name="leave" />
          {w.checkOut}
        </button>
      )}
      {/* The end is the newest time of a visit: while it can be changed, the form is there. */}
      {countsStill({ from: end - 1, to: end }) || !compared ? (
        <EditTimes visit={visit} end={open ? undefined : end} />
      ) : (
        <p class="soft small">{w.changeLocked}</p>
      )}
      <OwnMarks
        of={visit}
        compared={compared}
        hideWhy={!open && w.hideWhy}
        onMark={(marks) => mark(visit, marks)}
      />
      <AskFirst
        label={w.remove}
        icon="bin"
        question={w.removeSure}
        help={compared && w.removeWhy}
        onYes={() => {
          back('/diary');
          void remove(visit);
        }}
      />
    </Page>
  );
}

function Facts({ visit, open, end }: { visit: Visit; open: boolean; end: number }) {
  const w = words.value.diary;
  const { place, from, until } = visit;
  const facts: [string, string | undefined][] = [
    [w.day, dayTitle(from, now.value)],
    [w.from, clock(from, grid.value)],
    [w.to, open ? w.goesOn(clock(until, grid.value)) : clock(end, grid.value)],
    [w.stay, duration(end - from)],
    [w.room, place.room],
    [w.address, place.address],
  ];
  return (
    <dl class="facts">
      {facts.map(
        ([name, value]) =>
          value && (
            <>
              <dt>{name}</dt>
              <dd dir="auto">{value}</dd>
            </>
          ),
      )}
    </dl>
  );
}
