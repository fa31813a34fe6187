import { now } from '../app/now.ts';
import { Level } from '../look/Level.tsx';
import type { Exposure } from '../store/schema.ts';
import { grid } from '../store/state.ts';
import { between, dayPhrase, duration, slotPhrase } from '../words/time.ts';
import { placeOf } from './today.ts';

/** One exposure: when, where, how long the person was there, and how sure that is. */
export function ExposureCard({ exposure }: { exposure: Exposure }) {
  const place = placeOf(exposure);
  return (
    <article class="card notice stack tight" data-testid="exposure">
      <h2>{place ?? 'A place that you deleted from your diary'}</h2>
      <p>
        {dayPhrase(exposure.from, now.value)}, {between(exposure.from, exposure.to, grid.value)}
      </p>
      <dl class="facts">
        <dt>You were there</dt>
        <dd>{duration(exposure.seconds)} of that time</dd>
        <dt>Infectiousness</dt>
        <dd>
          <Level level={exposure.level} />
        </dd>
      </dl>
      <p class="soft small">
        You were both there in {slotPhrase(grid.value)}. Nobody knows how near you were to each other, or for
        how long.
      </p>
    </article>
  );
}
