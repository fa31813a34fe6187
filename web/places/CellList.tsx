import { useRef } from 'preact/hooks';
import { gridOf, type Region } from '../../workers/places/cells.ts';
import { dwell } from '../../workers/places/dwell.ts';
import { AskFirst } from '../look/AskFirst.tsx';
import { cells } from '../store/state.ts';
import { formatMoment, formatNumber } from '../words/formats.ts';
import { laterWords } from '../words/later.ts';
import { forgetCell, forgetCells } from './keep.ts';

const DAY = 86_400;

/** A UTC day, as the cells are summed by it. */
const dayName = (day: number) => formatMoment(day * DAY, { dateStyle: 'full', timeZone: 'UTC' });

/** What is kept, day by day, and deleted square by square or at once. */
export function CellList({ region }: { region: Region }) {
  const w = laterWords.value.places;
  const heading = useRef<HTMLHeadingElement>(null);
  const days = [...new Set(cells.value.map(({ slot }) => Math.floor(slot / DAY)))].sort((a, b) => b - a);
  const { columns } = gridOf(region);
  const nameOf = (cell: number) =>
    w.cell(formatNumber(Math.floor(cell / columns) + 1), formatNumber((cell % columns) + 1));
  const forget = (day: number, cell: number) =>
    forgetCell(cells.value.filter((each) => each.cell === cell && Math.floor(each.slot / DAY) === day));
  // The button that was pressed is gone: whoever goes by keyboard, or listens, goes on from here.
  const toHeading = () => heading.current?.focus();
  return (
    <section class="card stack" data-testid="cells">
      <h2 ref={heading} tabIndex={-1}>
        {w.kept}
      </h2>
      {days.length === 0 && <p class="soft">{w.nothing}</p>}
      {days.map((day) => (
        <div key={day} class="stack tight">
          <h3>{dayName(day)}</h3>
          <ul class="list">
            {dwell(cells.value, day).map(({ cell, seconds }) => (
              <li key={cell} class="entry">
                <span class="grow">
                  <strong>{nameOf(cell)}</strong>
                  <br />
                  <span class="soft">{w.minutes(Math.ceil(seconds / 60))}</span>
                </span>
                <AskFirst
                  label={w.forgetOne}
                  name={w.forget(nameOf(cell))}
                  icon="bin"
                  question={w.forgetSure(nameOf(cell))}
                  onYes={() => forget(day, cell).then(toHeading)}
                />
              </li>
            ))}
          </ul>
        </div>
      ))}
      {days.length > 0 && (
        <AskFirst
          label={w.forgetAll}
          icon="bin"
          question={w.forgetAllSure}
          onYes={() => forgetCells().then(toHeading)}
        />
      )}
    </section>
  );
}
