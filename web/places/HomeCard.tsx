import { useState } from 'preact/hooks';
import type { Region } from '../../workers/places/cells.ts';
import { Problem } from '../look/Problem.tsx';
import { home } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { type Ended, hideHere } from './follow.ts';
import { forgetHome } from './keep.ts';

/** Hides the cells around home. */
export function HomeCard({ region }: { region: Region }) {
  const w = laterWords.value.places;
  const [problem, setProblem] = useState<string | null>(null);
  const hide = () =>
    hideHere(region).then(
      (marked) => setProblem(marked === 'hidden' ? null : laterWords.value.places[marked]),
      (error: Error) => setProblem(laterWords.value.places.ended[error.message as Ended]),
    );
  return (
    <section class="card stack" data-testid="home">
      <h2>{w.home}</h2>
      <p class={home.value ? '' : 'soft'}>{home.value ? w.homeHidden : w.homeWhat}</p>
      <Problem text={problem} />
      <button type="button" class="button" onClick={hide}>
        {home.value ? w.hideAnew : w.hideHere}
      </button>
      {home.value && (
        <button type="button" class="button" onClick={forgetHome}>
          {w.unhide}
        </button>
      )}
    </section>
  );
}
