import { useState } from 'preact/hooks';
import { now } from '../app/now.ts';
import { asVisit } from '../meet/title.ts';
import { encountersOf } from '../near/encounters.ts';
import type { Joined, Report } from '../store/schema.ts';
import { heard, meetings, visits } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { dayStart } from '../words/time.ts';
import { Consequences } from './Consequences.tsx';
import { DayChoice } from './DayChoice.tsx';
import { NearChoice } from './NearChoice.tsx';
import { byDay, recentVisits, windowStart, withheldOf } from './recent.ts';
import { giveConsent, type LeftOut, withdraw } from './report.ts';

/** All that can warn others, newest first. */
const visitsAndMeetings = () =>
  [...visits.value, ...meetings.value.map(asVisit)].sort((a, b) => b.from - a.from);

/** What would warn others, day by day and visit by visit, and what comes of it. */
export function Consent({ community, report }: { community: Joined; report: Report }) {
  const w = laterWords.value.share;
  const { grid, run, near } = community.deployment;
  const { ids, days } = withheldOf(report);
  const [leftOut, setLeftOut] = useState<LeftOut>({ withheld: [...ids], withheldDays: [...days] });
  const recent = recentVisits(visitsAndMeetings(), grid, run.window, now.value);
  const since = windowStart(grid, run.window, now.value);
  const heardOn = (near ? encountersOf(heard.value, grid) : [])
    .filter(({ to }) => to > since)
    .flatMap(({ from, to }) => [dayStart(from), dayStart(to - 1)]);
  return (
    <>
      <p>{report.claim ? w.confirmed : w.decide}</p>
      <section class="card stack tight">
        <h2>{w.yourDays}</h2>
        {recent.length === 0 && heardOn.length === 0 ? (
          <p class="soft">{w.noVisits}</p>
        ) : (
          <p class="soft small">{w.daysHelp}</p>
        )}
        {byDay(recent, heardOn, now.value).map(({ day, visits: own }) => (
          <DayChoice
            key={day}
            day={day}
            visits={own}
            heard={heardOn.includes(day)}
            leftOut={leftOut}
            change={setLeftOut}
          />
        ))}
        <p class="soft small">{w.later}</p>
      </section>
      {near && <NearChoice leftOut={leftOut} change={setLeftOut} />}
      <Consequences community={community} report={report} />
      <button type="button" class="button primary huge" onClick={() => giveConsent(report, leftOut)}>
        {w.warn}
      </button>
      <button type="button" class="button large" onClick={() => withdraw(report)}>
        {w.nothing}
      </button>
    </>
  );
}
