import { now } from '../app/now.ts';
import type { Exposure } from '../store/schema.ts';
import { checked, grid, joined } from '../store/state.ts';
import { clock, duration, momentPhrase } from '../words/time.ts';
import { words } from '../words/words.ts';
import { slotsIn } from './slots.ts';
import { toldOf } from './told.ts';

/** So many slots are named one by one; of more, the first and the last. */
const MOST_NAMED = 8;

/** "18:00, 18:15" */
const named = (slots: number[]): string => {
  const clocks = slots.map((slot) => clock(slot, grid.value));
  return clocks.length <= MOST_NAMED ? clocks.join(', ') : `${clocks[0]} … ${clocks.at(-1)}`;
};

/** How an exposure was found, what its level means, and what nobody knows. Comes with the app: nothing is fetched for it. */
export function Why({ exposure }: { exposure: Exposure }) {
  const w = words.value.risk;
  const { seconds, level } = exposure;
  const about = toldOf(exposure);
  const slots = slotsIn(grid.value, exposure);
  const { near, detail } = joined.value?.deployment ?? {};
  return (
    <details class="stack tight">
      <summary>{w.why}</summary>
      <p>{seconds === null ? w.whyDay : about.how(slots.length, named(slots))}</p>
      {seconds === null && near && <p>{words.value.risk.near.foundDay}</p>}
      {detail?.policy === 'strict' && about.crowd && <p>{about.crowd(detail.crowd)}</p>}
      <p>{w.whyLevel[level]}</p>
      <p class="soft">{w.whyLevels}</p>
      {seconds !== null && <p>{about.own(duration(seconds))}</p>}
      {checked.value && <p>{w.whyFound(momentPhrase(checked.value.at, now.value))}</p>}
      <p class="soft">{about.not}</p>
    </details>
  );
}
