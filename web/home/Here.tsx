import { now } from '../app/now.ts';
import { leave } from '../diary/actions.ts';
import { openVisit } from '../diary/visits.ts';
import { Icon } from '../look/Icon.tsx';
import { grid, visits } from '../store/state.ts';
import { clock, elapsed } from '../words/time.ts';
import { words } from '../words/words.ts';

/** Where the person is now, with the check-out. */
export function Here() {
  const w = words.value.home;
  const visit = openVisit(visits.value, now.value);
  if (!visit)
    return (
      <section class="row soft" aria-label={w.here}>
        <Icon name="place" />
        <p>{w.nowhere}</p>
      </section>
    );
  const { place } = visit;
  return (
    <section class="card here stack" aria-label={w.here}>
      <div class="stack tight">
        <p class="row soft">
          <Icon name="place" />
          {w.youAreHere}
        </p>
        <p class="name">{place.name}</p>
        {(place.room || place.address) && (
          <p class="soft">{[place.room, place.address].filter(Boolean).join(' · ')}</p>
        )}
        <p>
          {w.since(clock(visit.from, grid.value))} ·{' '}
          <span class="timer">{elapsed(now.value - visit.from)}</span>
        </p>
        <p class="soft small">{w.endsAt(clock(visit.until, grid.value))}</p>
      </div>
      <button type="button" class="button large" onClick={() => leave(visit)}>
        <Icon name="leave" />
        {w.checkOut}
      </button>
    </section>
  );
}
