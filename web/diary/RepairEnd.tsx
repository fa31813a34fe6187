import { useState } from 'preact/hooks';
import { grid } from '../store/state.ts';
import { clock, momentAfter, showsSeconds } from '../words/time.ts';
import { repairEnd } from './actions.ts';
import type { Visit } from './visits.ts';

/** Asks when the person really left. @param end the end as it stands, unix seconds */
export function RepairEnd({ visit, end }: { visit: Visit; end: number }) {
  const [saved, setSaved] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const field = String(new FormData(event.currentTarget as HTMLFormElement).get('left') ?? '');
    const to = momentAfter(field, visit.from);
    if (to === null) return;
    await repairEnd(visit, to);
    setSaved(true);
  };
  return (
    <form class="card stack" onSubmit={submit}>
      <div class="field">
        <label for="left">When did you leave?</label>
        <input
          id="left"
          name="left"
          type="time"
          step={showsSeconds(grid.value) ? 1 : 60}
          defaultValue={clock(end, grid.value)}
          required
          onInput={() => setSaved(false)}
        />
      </div>
      <button type="submit" class="button">
        Change the end
      </button>
      <p aria-live="polite" class="soft small">
        {saved ? 'Changed.' : 'Until this day ends it can be put right; then it is shared as it stands.'}
      </p>
    </form>
  );
}
