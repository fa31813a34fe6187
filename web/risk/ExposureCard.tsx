import { now } from '../app/now.ts';
import { Level } from '../look/Level.tsx';
import type { Exposure } from '../store/schema.ts';
import { grid } from '../store/state.ts';
import { capital } from '../words/capital.ts';
import { between, dayPhrase, duration, slotPhrase, wholeDayPhrase } from '../words/time.ts';
import { words } from '../words/words.ts';
import { foundBy } from './found-by.ts';
import { slotsIn } from './slots.ts';
import { isProtected, kindOf, placeOf } from './today.ts';
import { toldOf } from './told.ts';
import { Why } from './Why.tsx';

/** One exposure: when, where, how long the person was there, and how sure that is; or no more than its day. */
export function ExposureCard({ exposure }: { exposure: Exposure }) {
  const w = words.value.risk;
  const { from, to, seconds } = exposure;
  const dayOnly = seconds === null;
  const kind = kindOf(exposure);
  const by = foundBy(exposure);
  const deleted = kind === 'meeting' ? w.deletedMeeting : w.deletedPlace;
  // A place is written as its poster has it; what we call a tag begins a heading here.
  const title = by
    ? capital(words.value.risk.near[by === 'tag' ? 'place' : 'room'])
    : (placeOf(exposure) ?? deleted);
  const about = toldOf(exposure);
  return (
    <article class="card notice stack tight" data-testid="exposure">
      <h2 dir="auto">{dayOnly ? wholeDayPhrase(from, to, now.value, grid.value) : title}</h2>
      {!dayOnly && <p>{w.at(dayPhrase(from, now.value), between(from, to, grid.value))}</p>}
      <dl class="facts">
        {!dayOnly && (
          <>
            <dt>{about.length}</dt>
            <dd>{about.ofThat(duration(seconds))}</dd>
          </>
        )}
        <dt>{w.infectiousness}</dt>
        <dd>
          <Level level={exposure.level} />
        </dd>
      </dl>
      {isProtected(exposure) && <p>{w.protectedHere}</p>}
      <p class="soft small">
        {dayOnly
          ? w.dayOnly(slotPhrase(grid.value, 1))
          : about.together(slotPhrase(grid.value, slotsIn(grid.value, exposure).length))}
      </p>
      <Why exposure={exposure} />
    </article>
  );
}
