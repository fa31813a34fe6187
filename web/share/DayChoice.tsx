import { now } from '../app/now.ts';
import { visitTitle } from '../diary/title.ts';
import { endOf, type Visit } from '../diary/visits.ts';
import { grid } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { clock, dayTitle } from '../words/time.ts';
import { spanOfDay } from './recent.ts';
import type { LeftOut } from './report.ts';

const toggled = (all: readonly string[], one: string): string[] =>
  all.includes(one) ? all.filter((each) => each !== one) : [...all, one];

/**
 * One day of the diary and its visits: what is ticked may warn others.
 * @param day local midnight
 * @param heard whether Bluetooth heard something on that day; it goes with the day, or with all that Bluetooth heard
 */
export function DayChoice(props: {
  day: number;
  visits: readonly Visit[];
  heard: boolean;
  leftOut: LeftOut;
  change: (next: LeftOut) => void;
}) {
  const { day, visits, heard, leftOut, change } = props;
  const { withheld, withheldDays } = leftOut;
  const others = withheldDays.filter(({ from }) => from !== day);
  const out = others.length < withheldDays.length;
  const title = dayTitle(day, now.value);
  return (
    <fieldset class="day">
      <legend class="hidden">{title}</legend>
      <label class="choice">
        <input
          type="checkbox"
          checked={!out}
          onChange={() => change({ withheld, withheldDays: out ? others : [...others, spanOfDay(day)] })}
        />
        <strong class="grow">{laterWords.value.share.wholeDay(title)}</strong>
      </label>
      <ul class="list">
        {visits.map((visit) => (
          <li key={visit.id}>
            <label class="choice">
              <input
                type="checkbox"
                checked={!out && !withheld.includes(visit.id)}
                disabled={out}
                onChange={() => change({ withheldDays, withheld: toggled(withheld, visit.id) })}
              />
              <span class="grow">
                <bdi class="title">{visitTitle(visit)}</bdi>
                <br />
                <span class="soft">
                  {clock(visit.from, grid.value)} – {clock(endOf(visit, now.value), grid.value)}
                </span>
              </span>
            </label>
          </li>
        ))}
        {heard && <li class="soft">{laterWords.value.near.consent}</li>}
      </ul>
    </fieldset>
  );
}
