import { epochAt, epochStart } from '../../workers/wire/time.ts';
import { unixNow } from '../app/now.ts';
import type { Joined } from '../store/schema.ts';
import { clock, dayTitle, showsSeconds } from '../words/time.ts';
import { reportOnset } from './report.ts';

/** Since when somebody is ill, where no authority says so: one of the days of the window. */
export function OnsetForm({ deployment: { grid, run } }: Joined) {
  const now = unixNow();
  const today = epochAt(grid, now);
  const name = (epoch: number) => {
    const noon = epochStart(grid, epoch) + grid.epoch / 2;
    return showsSeconds(grid) ? clock(epochStart(grid, epoch), grid) : dayTitle(noon, now);
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    void reportOnset(Number(new FormData(event.currentTarget as HTMLFormElement).get('onset')));
  };
  return (
    <form class="card stack" onSubmit={submit}>
      <div class="field">
        <label for="onset">First symptoms, or the day of the test</label>
        <select id="onset" name="onset">
          {Array.from({ length: run.window }, (_, age) => (
            <option key={age} value={today - age}>
              {age === 0 ? 'Today' : name(today - age)}
            </option>
          ))}
        </select>
      </div>
      <button type="submit" class="button primary large">
        I am ill
      </button>
    </form>
  );
}
