import { now } from '../app/now.ts';
import { leave, stay } from '../diary/actions.ts';
import { PausedNote } from '../diary/PausedNote.tsx';
import { openPause } from '../diary/pauses.ts';
import { isDue } from '../diary/reminder.ts';
import { openVisit } from '../diary/visits.ts';
import { Icon } from '../look/Icon.tsx';
import { isWithdrawn } from '../poster/is-withdrawn.ts';
import { grid, pauses, visits } from '../store/state.ts';
import { isolated } from '../words/bidi.ts';
import { clock, elapsed } from '../words/time.ts';
import { words } from '../words/words.ts';

/** The button that was pressed is gone: whoever goes by keyboard, or listens, goes on from the screen's beginning. */
const toHeading = (): void => document.querySelector<HTMLElement>('.home h1')?.focus({ preventScroll: true });

/** Where the person is now, with the check-out; or that nothing is recorded. */
export function Here() {
  const w = words.value.home;
  const visit = openVisit(visits.value, now.value);
  if (!visit && openPause(pauses.value)) return <PausedNote />;
  if (!visit)
    return (
      <section class="row soft" aria-label={w.here}>
        <Icon name="place" />
        <p>{w.nowhere}</p>
      </section>
    );
  const { place } = visit;
  const asks = isDue(visit, now.value);
  return (
    <section class="card here stack" aria-label={w.here}>
      <div class="stack tight">
        <p class="row soft">
          <Icon name="place" />
          {w.youAreHere}
        </p>
        <p class="name" dir="auto">
          {place.name}
        </p>
        {(place.room || place.address) && (
          <p class="soft" dir="auto">
            {[place.room, place.address].filter(Boolean).join(' · ')}
          </p>
        )}
        <p>
          {w.since(clock(visit.from, grid.value))} ·{' '}
          <span class="timer">{elapsed(now.value - visit.from)}</span>
        </p>
        <p class="soft small">{w.endsAt(clock(visit.until, grid.value))}</p>
        {isWithdrawn(place) && <p role="status">{words.value.home.wasWithdrawn(isolated(place.name))}</p>}
      </div>
      {asks && (
        <div class="stack tight">
          <p role="status">{w.stillThere}</p>
          <button type="button" class="button" onClick={() => stay(visit)}>
            {w.stillHere}
          </button>
        </div>
      )}
      <button type="button" class="button large" onClick={() => leave(visit).then(toHeading)}>
        <Icon name="leave" />
        {w.checkOut}
      </button>
    </section>
  );
}
