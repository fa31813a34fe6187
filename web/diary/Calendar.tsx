import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { matching } from '../app/media.ts';
import { go } from '../app/router.ts';
import { Icon } from '../look/Icon.tsx';
import { shownExposures } from '../risk/today.ts';
import { fullDay, monthYear, weekdayInitial, weekdayName } from '../words/dates.ts';
import { LANGUAGES, language } from '../words/language.ts';
import { dayStart } from '../words/time.ts';
import { words } from '../words/words.ts';
import { days, today } from './book.ts';
import {
  dayByKey,
  dayPath,
  type Month,
  monthAfter,
  monthOf,
  monthPath,
  monthStart,
  twoWeeks,
  weeksOf,
} from './calendar.ts';
import { Marks, Shape } from './Marks.tsx';

const isLow = matching('(max-height: 45rem)');

const sameMonth = (a: Month, b: Month) => monthPath(a) === monthPath(b);

/**
 * A month as a grid of days: one stop of the Tab key, arrows within, Enter opens a day. A low window shows the
 * last two weeks until the month is asked for, so that the first entries are in it.
 */
export function Calendar({ month, onMonth }: { month: Month; onMonth: (month: Month) => void }) {
  const w = words.value.diary;
  const [day, setDay] = useState(() => today.value);
  const [unfolded, setUnfolded] = useState(false);
  const grid = useRef<HTMLTableElement>(null);
  const moved = useRef(false);
  const first = LANGUAGES[language.value].firstWeekday;
  const isPresent = sameMonth(month, monthOf(today.value));
  // The day that Tab reaches: the one that was moved to, else today, else the first of the month.
  const stop = sameMonth(monthOf(day), month) ? day : isPresent ? today.value : monthStart(month);
  useLayoutEffect(() => {
    if (moved.current) grid.current?.querySelector<HTMLElement>(`[data-day="${stop}"]`)?.focus();
    moved.current = false;
  });
  const onKey = (event: KeyboardEvent) => {
    if (event.key === ' ') {
      event.preventDefault();
      go(`/diary/${dayPath(stop)}`);
      return;
    }
    const next = dayByKey(stop, event.key, first, document.documentElement.dir === 'rtl');
    if (next === null) return;
    event.preventDefault();
    moved.current = true;
    setDay(next);
    if (!sameMonth(monthOf(next), month)) onMonth(monthOf(next));
  };
  const recent = twoWeeks(today.value, first);
  const folded = isLow.value && isPresent && !unfolded && recent.flat().includes(stop);
  const weeks = folded ? recent : weeksOf(month, first);
  const fold = () => {
    setDay(today.value);
    setUnfolded(folded);
  };
  const weekdays = weeksOf({ year: 2024, month: 8 }, first)[1] as number[];
  return (
    <section class="calendar stack tight" aria-label={w.calendar}>
      <div class="row turns">
        <Turn label={w.before} icon="back" onClick={() => onMonth(monthAfter(month, -1))} />
        <h2 class="grow" id="month" aria-live="polite">
          {monthYear(monthStart(month))}
        </h2>
        <Turn label={w.after} icon="next" onClick={() => onMonth(monthAfter(month, 1))} />
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid of the ARIA practices is a table */}
      <table role="grid" aria-labelledby="month" ref={grid} onKeyDown={onKey}>
        <thead>
          <tr>
            {weekdays.map((weekday) => (
              <th key={weekday} scope="col" abbr={weekdayName(weekday)}>
                {weekdayInitial(weekday)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {weeks.map((week) => (
            <tr key={week.find(Boolean)}>
              {week.map((of, at) =>
                of === null ? (
                  <td key={`-${at}`} />
                ) : (
                  <DayCell key={of} day={of} stop={of === stop} beside={!sameMonth(monthOf(of), month)} />
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
      {isLow.value && isPresent && (
        <button type="button" class="button plain fold" onClick={fold}>
          {folded ? w.wholeMonth : w.twoWeeks}
        </button>
      )}
      <p class="legend soft small">
        <Shape of="visit" />
        {w.legendVisit}
        <Shape of="meeting" />
        {w.legendMeeting}
        <Shape of="exposure" />
        {w.legendExposure}
      </p>
    </section>
  );
}

function Turn({ label, icon, onClick }: { label: string; icon: 'back' | 'next'; onClick: () => void }) {
  return (
    <button type="button" class="button plain" aria-label={label} onClick={onClick}>
      <Icon name={icon} />
    </button>
  );
}

/** @param beside of another month than the calendar's */
function DayCell({ day, stop, beside }: { day: number; stop: boolean; beside: boolean }) {
  const w = words.value.diary;
  const entries = days.value.get(day) ?? [];
  const exposures = shownExposures().filter(({ from }) => dayStart(from) === day).length;
  const what = [
    entries.length > 0 ? w.entries(entries.length) : null,
    exposures > 0 ? w.exposures(exposures) : null,
  ].filter((part) => part !== null);
  const label = [fullDay(day), ...(what.length > 0 ? what : [w.nothing])].join(', ');
  return (
    <td class={beside ? 'soft' : ''}>
      <a
        href={`/diary/${dayPath(day)}`}
        data-day={day}
        tabIndex={stop ? 0 : -1}
        aria-label={label}
        aria-current={day === today.value ? 'date' : undefined}
      >
        {new Date(day * 1000).getDate()}
        <Marks entries={entries} exposed={exposures > 0} />
      </a>
    </td>
  );
}
