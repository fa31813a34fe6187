import { now } from '../app/now.ts';
import { visitTitle } from '../diary/title.ts';
import { endOf, type Visit } from '../diary/visits.ts';
import { grid } from '../store/state.ts';
import { clock, dayTitle } from '../words/time.ts';
import { words } from '../words/words.ts';
import type { LeftOut } from './report.ts';

const without = <T,>(all: readonly T[], one: T): T[] => all.filter((each) => each !== one);
const toggled = <T,>(all: readonly T[], one: T): T[] =>
  all.includes(one) ? without(all, one) : [...all, one];

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
  const out = withheldDays.includes(day);
  const title = dayTitle(day, now.value);
  return (
    <fieldset class="day">
      <legend class="hidden">{title}</legend>
      <label class="choice">
        <input
          type="checkbox"
          checked={!out}
          onChange={() => change({ withheld, withheldDays: toggled(withheldDays, day) })}
        />
        <strong class="grow">{words.value.share.wholeDay(title)}</strong>
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
        {heard && <li class="soft">{words.value.near.consent}</li>}
      </ul>
    </fieldset>
  );
}
