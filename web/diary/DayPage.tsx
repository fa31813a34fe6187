import { now } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { ExposureCard } from '../risk/ExposureCard.tsx';
import { shownExposures } from '../risk/today.ts';
import { dayStart, dayTitle } from '../words/time.ts';
import { words } from '../words/words.ts';
import { Acts } from './Acts.tsx';
import { days } from './book.ts';
import { dayNamed, monthOf, monthPath } from './calendar.ts';
import { EntryRow } from './EntryRow.tsx';

/** One day: its exposures with the reason for each, and its entries. @param id "2026-11-30" */
export function DayPage({ id }: { id?: string }) {
  const w = words.value.diary;
  const day = dayNamed(id ?? '');
  if (day === null) return <Page title={w.unknown} up="/diary" children={null} />;
  const entries = days.value.get(day) ?? [];
  const exposures = shownExposures().filter(({ from }) => dayStart(from) === day);
  return (
    <Page title={dayTitle(day, now.peek())} up={`/diary/${monthPath(monthOf(day))}`} class="docked">
      <Acts />
      {exposures.length > 0 && (
        <section class="stack" aria-label={w.exposuresTitle}>
          {exposures.map((exposure) => (
            <ExposureCard key={`${exposure.from} ${exposure.visitIds}`} exposure={exposure} />
          ))}
        </section>
      )}
      {entries.length === 0 ? (
        <p class="soft">{w.emptyDay}</p>
      ) : (
        <ul class="list card" aria-label={w.entriesTitle}>
          {entries.map((entry) => (
            <EntryRow key={entry.id} entry={entry} />
          ))}
        </ul>
      )}
    </Page>
  );
}
