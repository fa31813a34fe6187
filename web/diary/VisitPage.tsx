import { epochAt } from '../../workers/wire/time.ts';
import { now } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { back } from '../app/router.ts';
import { Icon } from '../look/Icon.tsx';
import { ExposureCard } from '../risk/ExposureCard.tsx';
import { awaitedVisits, uncheckedVisits } from '../risk/today.ts';
import { checked, grid, joined, visits } from '../store/state.ts';
import { clock, dayTitle, duration } from '../words/time.ts';
import { leave, remove } from './actions.ts';
import { RepairEnd } from './RepairEnd.tsx';
import { endOf, isOpen, type Visit } from './visits.ts';

/** Nothing of this visit has left the phone yet: the epoch of its check-in has not ended. */
const isUnshared = (visit: Visit): boolean =>
  epochAt(grid.value, visit.from) === epochAt(grid.value, now.value);

/** One visit: what is known about it, check-out, deletion. */
export function VisitPage({ id }: { id?: string }) {
  const visit = visits.value.find((v) => v.id === id);
  if (!visit)
    return (
      <Page title="Not in the diary" up="/diary">
        <p>This visit was deleted, or it is on another device.</p>
      </Page>
    );
  const open = isOpen(visit, now.value);
  const end = endOf(visit, now.value);
  const minimum = joined.value?.deployment.visits.minimum ?? 0;
  const exposures = (checked.value?.exposures ?? []).filter((e) => e.visitIds.includes(visit.id));
  return (
    <Page title={visit.place.name} up="/diary">
      <dl class="facts">
        <dt>Day</dt>
        <dd>{dayTitle(visit.from, now.value)}</dd>
        <dt>From</dt>
        <dd>{clock(visit.from, grid.value)}</dd>
        <dt>To</dt>
        <dd>
          {open ? `still there; ends by itself at ${clock(visit.until, grid.value)}` : clock(end, grid.value)}
        </dd>
        <dt>Stay</dt>
        <dd>{duration(end - visit.from)}</dd>
        {visit.place.room && <dt>Room</dt>}
        {visit.place.room && <dd>{visit.place.room}</dd>}
        {visit.place.address && <dt>Address</dt>}
        {visit.place.address && <dd>{visit.place.address}</dd>}
      </dl>
      {!open && end - visit.from < minimum && (
        <p class="soft">Too short to be compared with others: stays count from {duration(minimum)}.</p>
      )}
      {uncheckedVisits().some((unchecked) => unchecked.id === visit.id) && (
        <p class="soft">Not checked: not every operator has this phone's record of that time.</p>
      )}
      {awaitedVisits().some((awaited) => awaited.id === visit.id) && (
        <p class="soft">Not checked yet: no answer about that time has come.</p>
      )}
      {exposures.map((exposure) => (
        <ExposureCard key={exposure.from} exposure={exposure} />
      ))}
      {open && (
        <button type="button" class="button large" onClick={() => leave(visit)}>
          <Icon name="leave" />
          Check out
        </button>
      )}
      {!open && isUnshared(visit) && <RepairEnd visit={visit} end={end} />}
      <section class="stack tight">
        <button
          type="button"
          class="button"
          onClick={() => {
            back('/diary');
            void remove(visit);
          }}
        >
          <Icon name="bin" />
          Delete this visit
        </button>
        <p class="soft small">
          Before its day has ended, a deleted visit is never shared. Afterwards an exposure there can no
          longer name the place.
        </p>
      </section>
    </Page>
  );
}
