import { useId, useRef, useState } from 'preact/hooks';
import { grid } from '../store/state.ts';
import { fullDay } from '../words/dates.ts';
import { clock, dayStart, showsSeconds } from '../words/time.ts';
import { words } from '../words/words.ts';
import { dayPath } from './calendar.ts';
import { spanOf } from './fields.ts';
import { laterDay } from './times.ts';

/**
 * Fields for the day and the times of a stay. A time of leaving that is earlier than that of coming means the next day, which
 * is said.
 * @param to absent where only the beginning is asked for
 * @param saysEnd false while a problem says it
 */
export function TimeFields(props: { from: number; to?: number | undefined; saysEnd: boolean }) {
  const { from, to, saysEnd } = props;
  const w = words.value.diary;
  const id = useId();
  const fields = useRef<HTMLDivElement>(null);
  const [ends, setEnds] = useState(() => laterDay({ from, to: to ?? from }));
  const look = () => {
    const span = spanOf(new FormData(fields.current!.closest('form')!));
    setEnds(span && laterDay(span));
  };
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
    <div class="stack" ref={fields} onInput={look}>
      <div class="field">
        <label for={`${id}-date`}>{w.date}</label>
        <input id={`${id}-date`} name="date" type="date" defaultValue={dayPath(dayStart(from))} required />
      </div>
      {time('came', w.came, from)}
      {to !== undefined && (
        <div class="field">
          {time('left', w.left, to)}
          <p role="status">{saysEnd && ends !== null && w.endsOn(fullDay(ends))}</p>
        </div>
      )}
    </div>
  );
}
