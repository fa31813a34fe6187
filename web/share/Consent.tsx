import { useState } from 'preact/hooks';
import { NEAR_ID, ROOM_ID } from '../../workers/phone/near-rows.ts';
import { now } from '../app/now.ts';
import { endOf, type Visit } from '../diary/visits.ts';
import type { Joined, Report } from '../store/schema.ts';
import { visits } from '../store/state.ts';
import { toldToOthers } from '../words/detail.ts';
import { inWords } from '../words/operators.ts';
import { clock, dayTitle, windowPhrase } from '../words/time.ts';
import { words } from '../words/words.ts';
import { recentVisits } from './recent.ts';
import { giveConsent, withdraw } from './report.ts';

function Choice(props: {
  visit: Visit;
  grid: Joined['deployment']['grid'];
  on: boolean;
  toggle: () => void;
}) {
  const { visit, grid, on, toggle } = props;
  return (
    <li>
      <label class="choice">
        <input type="checkbox" checked={on} onChange={toggle} />
        <span class="grow">
          <strong>{visit.place.name}</strong>
          <br />
          <span class="soft">
            {dayTitle(visit.from, now.value)}, {clock(visit.from, grid)} –{' '}
            {clock(endOf(visit, now.value), grid)}
          </span>
        </span>
      </label>
    </li>
  );
}

/** What would warn others, visit by visit, and what leaves the phone for it. */
export function Consent({ community, report }: { community: Joined; report: Report }) {
  const { deployment } = community;
  const [withheld, setWithheld] = useState<ReadonlySet<string>>(new Set(report.withheld));
  const recent = recentVisits(visits.value, deployment.grid, deployment.run.window, now.value);
  const toggle = (...ids: string[]) => {
    const next = new Set(withheld);
    for (const id of ids) if (!next.delete(id)) next.add(id);
    setWithheld(next);
  };
  return (
    <>
      <p>
        {report.claim && 'The code is confirmed. '}Now you decide what may warn others; nothing has been
        shared yet.
      </p>
      <section class="card stack tight">
        <h2>Your visits of the last {windowPhrase(deployment.run.window, deployment.grid)}</h2>
        {recent.length === 0 ? (
          <p class="soft">
            There are none in your diary. Later visits will warn others while you are infectious.
          </p>
        ) : (
          <ul class="list">
            {recent.map((visit) => (
              <Choice
                key={visit.id}
                visit={visit}
                grid={deployment.grid}
                on={!withheld.has(visit.id)}
                toggle={() => toggle(visit.id)}
              />
            ))}
          </ul>
        )}
      </section>
      {deployment.near && (
        <section class="card">
          <label class="choice">
            <input
              type="checkbox"
              checked={!withheld.has(NEAR_ID)}
              onChange={() => toggle(NEAR_ID, ROOM_ID)}
            />
            <span class="grow">
              <strong>{words.value.near.consent}</strong>
              <br />
              <span class="soft">{words.value.near.consentLine}</span>
            </span>
          </label>
        </section>
      )}
      <section class="card stack tight">
        <h2>What leaves this phone</h2>
        <p>
          For each visit one secret yes or no
          {!report.claim && ', and for each day how infectious you were then'}, inside the upload that every
          phone sends anyway, at the usual time and of the usual size. It is cut into{' '}
          {inWords(deployment.parties)} pieces of noise, one for each operator.
        </p>
        <h2>Who learns what</h2>
        <p>{toldToOthers(deployment.detail)}</p>
      </section>
      <button type="button" class="button primary huge" onClick={() => giveConsent(report, [...withheld])}>
        Warn others
      </button>
      <button type="button" class="button large" onClick={() => withdraw(report)}>
        Share nothing
      </button>
    </>
  );
}
