import { now } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { grid } from '../store/state.ts';
import { isolated } from '../words/bidi.ts';
import { withinDay } from '../words/time.ts';
import { words } from '../words/words.ts';
import { choose } from './actions.ts';
import { overlaps } from './book.ts';
import type { Overlap } from './overlaps.ts';
import { placeTitle } from './title.ts';
import { endOf, type Visit } from './visits.ts';

/** Visits at the same time: the person says which it was. */
export function Overlaps() {
  const w = words.value.diary;
  return (
    <Page title={w.overlapTitle} up="/diary">
      <p>{overlaps.value.length > 0 ? w.overlapWhy : w.overlapNone}</p>
      {overlaps.value.map((overlap) => (
        <Pair key={overlap.visits.map(({ id }) => id).join(' ')} overlap={overlap} />
      ))}
    </Page>
  );
}

function Pair({ overlap }: { overlap: Overlap }) {
  const w = words.value.diary;
  const { visits, span } = overlap;
  const [a, b] = visits;
  const when = withinDay(span.from, span.to, now.peek(), grid.value);
  const liesWithin = (visit: Visit) => visit.from >= span.from && endOf(visit, now.peek()) <= span.to;
  return (
    <section class="card stack tight" data-testid="overlap">
      <h2>{w.both(isolated(placeTitle(a.place)), isolated(placeTitle(b.place)), when)}</h2>
      {[
        [a, b],
        [b, a],
      ].map(([winner, loser]) => (
        <div key={winner.id} class="stack tight">
          <button type="button" class="button" onClick={() => choose(overlap, winner)}>
            {w.wasAt(isolated(placeTitle(winner.place)))}
          </button>
          {liesWithin(loser) && <p class="soft small">{w.loses(isolated(placeTitle(loser.place)))}</p>}
        </div>
      ))}
    </section>
  );
}
