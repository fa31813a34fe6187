import { grid, pauses } from '../store/state.ts';
import { clock } from '../words/time.ts';
import { words } from '../words/words.ts';
import { resume } from './actions.ts';
import { openPause } from './pauses.ts';

/** That nothing is recorded at present, and the way back; nothing while it is. */
export function PausedNote() {
  const w = words.value.home;
  const paused = openPause(pauses.value);
  if (!paused) return null;
  return (
    <section class="card stack tight" data-testid="paused">
      <p>{w.paused(clock(paused.from, grid.value))}</p>
      <button type="button" class="button" onClick={() => resume()}>
        {w.resume}
      </button>
    </section>
  );
}
