import { now } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { Icon } from '../look/Icon.tsx';
import { awaitedVisits, uncheckedVisits } from '../risk/today.ts';
import { checked, grid, visits } from '../store/state.ts';
import { clock, dayTitle, duration } from '../words/time.ts';
import { byDay } from './days.ts';
import { endOf, isOpen, type Visit } from './visits.ts';

/** @param unchecked in words; absent when the visit is checked, or its time to be is still to come */
function Entry({
  visit,
  exposed,
  unchecked,
}: {
  visit: Visit;
  exposed: boolean;
  unchecked?: string | undefined;
}) {
  const open = isOpen(visit, now.value);
  const end = endOf(visit, now.value);
  return (
    <li>
      <a class="entry" href={`/diary/${visit.id}`}>
        <span class="grow stack tight">
          <span class="title">{visit.place.name}</span>
          <span class="soft">
            {clock(visit.from, grid.value)} – {open ? 'now' : clock(end, grid.value)}
            {!open && ` · ${duration(end - visit.from)}`}
          </span>
          {unchecked && (
            <span class="level">
              <Icon name="clock" />
              {unchecked}
            </span>
          )}
          {exposed && (
            <span class="level">
              <Icon name="notice" />
              Exposure
            </span>
          )}
        </span>
        <Icon name="next" />
      </a>
    </li>
  );
}

/** Every visit that this device remembers, by day, with the exposures and what was not checked among them. */
export function DayList() {
  const exposed = new Set((checked.value?.exposures ?? []).flatMap((exposure) => exposure.visitIds));
  const unchecked = new Map([
    ...awaitedVisits().map(({ id }) => [id, 'Not checked yet'] as const),
    ...uncheckedVisits().map(({ id }) => [id, 'Not checked'] as const),
  ]);
  const days = byDay(visits.value);
  return (
    <Page title="Diary">
      {days.length === 0 ? (
        <div class="card stack tight">
          <p>No visits yet.</p>
          <p class="soft">
            Scan the poster at a door, and the place and the time stand here. The diary stays on this phone;
            after 16 days its entries are deleted.
          </p>
        </div>
      ) : (
        days.map((day) => (
          <section key={day.start} class="stack tight" aria-labelledby={`day-${day.start}`}>
            <h2 id={`day-${day.start}`}>{dayTitle(day.start, now.value)}</h2>
            <ul class="list card">
              {day.visits.map((visit) => (
                <Entry
                  key={visit.id}
                  visit={visit}
                  exposed={exposed.has(visit.id)}
                  unchecked={unchecked.get(visit.id)}
                />
              ))}
            </ul>
          </section>
        ))
      )}
    </Page>
  );
}
