import './diary.css';
import { useState } from 'preact/hooks';
import { now } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { dayStart, dayTitle } from '../words/time.ts';
import { words } from '../words/words.ts';
import { Acts } from './Acts.tsx';
import { days, entries, overlaps, today } from './book.ts';
import { Calendar } from './Calendar.tsx';
import { dayPath, type Month, monthAfter, monthNamed, monthOf, monthPath, monthStart } from './calendar.ts';
import { EntryRow } from './EntryRow.tsx';
import type { Entry } from './entries.ts';
import { OverlapLink } from './OverlapLink.tsx';
import { ShowHidden } from './ShowHidden.tsx';

/** The list below the present month begins so long ago at least: on the first of a month it is not empty. */
const RECENT = 16 * 86_400;

const inMonth = (month: Month, start: number): [number, Entry[]][] => {
  const next = monthStart(monthAfter(month, 1));
  const first = monthStart(month);
  const since = next > start ? Math.min(first, dayStart(start - RECENT)) : first;
  return [...days.value].filter(([day]) => day >= since && day < next);
};

/** The diary: a month as a calendar, and its entries by day below it. @param id of a month: "2026-11" */
export function DayList({ id }: { id?: string }) {
  const [month, setMonth] = useState(() => monthNamed(id ?? '') ?? monthOf(today.value));
  const w = words.value.diary;
  const show = (next: Month) => {
    setMonth(next);
    if (location.pathname.startsWith('/diary'))
      history.replaceState(history.state, '', `/diary/${monthPath(next)}`);
  };
  const shown = inMonth(month, today.value);
  const hidden = entries.value.filter(({ marks }) => marks.includes('hidden')).length;
  return (
    <Page title={w.title} class="docked">
      <Acts />
      <OverlapLink n={overlaps.value.length} />
      <Calendar month={month} onMonth={show} />
      {entries.value.length === 0 ? (
        <div class="card stack tight">
          <p>{w.empty}</p>
          <p class="soft">{w.emptyWhy}</p>
        </div>
      ) : (
        shown.length === 0 && <p class="soft">{w.noneInMonth}</p>
      )}
      {shown.map(([day, list]) => (
        <section key={day} class="stack tight day-part" aria-labelledby={`day-${day}`}>
          <h2 id={`day-${day}`}>
            <a class="day" href={`/diary/${dayPath(day)}`}>
              {dayTitle(day, now.peek())}
            </a>
          </h2>
          <ul class="list card">
            {list.map((entry) => (
              <EntryRow key={entry.id} entry={entry} />
            ))}
          </ul>
        </section>
      ))}
      <ShowHidden n={hidden} />
    </Page>
  );
}
