import { now } from '../app/now.ts';
import { Level } from '../look/Level.tsx';
import type { Exposure } from '../store/schema.ts';
import { grid } from '../store/state.ts';
import { between, dayPhrase, duration, slotPhrase, wholeDayPhrase } from '../words/time.ts';
import { placeOf } from './today.ts';

/** One exposure: when, where, how long the person was there, and how sure that is; or no more than its day. */
export function ExposureCard({ exposure }: { exposure: Exposure }) {
  const { from, to, seconds, level } = exposure;
  if (seconds === null)
    return (
      <article class="card notice stack tight" data-testid="exposure">
        <h2>{wholeDayPhrase(from, to, now.value, grid.value)}</h2>
        <dl class="facts">
          <Infectiousness level={level} />
        </dl>
        <p class="soft small">
          At some time you were both in the same place in {slotPhrase(grid.value)}. Results in this community
          do not say when or where. Nobody knows how near you were to each other, or for how long.
        </p>
      </article>
    );
  const place = placeOf(exposure);
  return (
    <article class="card notice stack tight" data-testid="exposure">
      <h2>{place ?? 'A place that you deleted from your diary'}</h2>
      <p>
        {dayPhrase(from, now.value)}, {between(from, to, grid.value)}
      </p>
      <dl class="facts">
        <dt>You were there</dt>
        <dd>{duration(seconds)} of that time</dd>
        <Infectiousness level={level} />
      </dl>
      <p class="soft small">
        You were both there in {slotPhrase(grid.value)}. Nobody knows how near you were to each other, or for
        how long.
      </p>
    </article>
  );
}

function Infectiousness({ level }: Pick<Exposure, 'level'>) {
  return (
    <>
      <dt>Infectiousness</dt>
      <dd>
        <Level level={level} />
      </dd>
    </>
  );
}
