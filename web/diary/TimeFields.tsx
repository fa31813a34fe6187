import { useId } from 'preact/hooks';
import { grid } from '../store/state.ts';
import { clock, dayStart, showsSeconds } from '../words/time.ts';
import { words } from '../words/words.ts';
import { dayPath } from './calendar.ts';

/** Fields for the day and the times of a stay. @param to absent where only the beginning is asked for */
export function TimeFields({ from, to }: { from: number; to?: number | undefined }) {
  const w = words.value.diary;
  const id = useId();
  const step = showsSeconds(grid.value) ? 1 : 60;
  const time = (name: string, label: string, at: number) => (
    <div class="field">
      <label for={`${id}-${name}`}>{label}</label>
      <input
        id={`${id}-${name}`}
        name={name}
        type="time"
        step={step}
        defaultValue={clock(at, grid.value)}
        required
      />
    </div>
  );
  return (
    <>
      <div class="field">
        <label for={`${id}-date`}>{w.date}</label>
        <input id={`${id}-date`} name="date" type="date" defaultValue={dayPath(dayStart(from))} required />
      </div>
      {time('came', w.came, from)}
      {to !== undefined && time('left', w.left, to)}
    </>
  );
}
