import { epochAt } from '../../workers/wire/time.ts';
import { unixNow } from '../app/now.ts';
import type { Joined } from '../store/schema.ts';
import { laterWords } from '../words/later.ts';
import { epochName } from './epoch-name.ts';
import { reportOnset } from './report.ts';

/** Since when somebody is ill, where no authority says so: one of the days of the window. */
export function OnsetForm({ deployment: { grid, run } }: Joined) {
  const w = laterWords.value.share;
  const now = unixNow();
  const today = epochAt(grid, now);
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void reportOnset(Number(new FormData(event.currentTarget as HTMLFormElement).get('onset')));
  };
  return (
    <form class="card stack" onSubmit={submit}>
      <div class="field">
        <label for="onset">{w.onset}</label>
        <select id="onset" name="onset">
          {Array.from({ length: run.window }, (_, age) => (
            <option key={age} value={today - age}>
              {age === 0 ? w.today : epochName(grid, today - age, now)}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="button primary large">
        {w.reportIll}
      </button>
    </form>
  );
}
