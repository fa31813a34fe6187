import { now } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { go } from '../app/router.ts';
import { placeTitle } from '../diary/title.ts';
import { endOf, isOpen, type Visit } from '../diary/visits.ts';
import { Moved } from '../home/Moved.tsx';
import { AskFirst } from '../look/AskFirst.tsx';
import type { Checked, Exposure } from '../store/schema.ts';
import { grid, guests, moved, retention } from '../store/state.ts';
import { isolated } from '../words/bidi.ts';
import { laterWords } from '../words/later.ts';
import { clock, dayTitle, momentPhrase } from '../words/time.ts';
import type { Guest } from './guest.ts';
import { exposuresOf, isDoubted } from './news.ts';
import { eraseGuest, leaveGuests } from './store.ts';

/** One line of an exposure: place, day and time, or no more than its day. */
const exposureIn = (visits: readonly Visit[], { from, to, seconds, visitIds }: Exposure): string => {
  const w = laterWords.value.guests;
  const day = dayTitle(from, now.value);
  if (seconds === null) return w.exposedOn(day);
  const names = visits
    .filter(({ id }) => visitIds.includes(id))
    .map(({ place }) => isolated(placeTitle(place)));
  const place = [...new Set(names)].join(', ') || w.deletedPlace;
  return w.exposedAt(place, day, clock(from, grid.value), clock(to, grid.value));
};

function Exposures({ visits, exposures }: { visits: readonly Visit[]; exposures: readonly Exposure[] }) {
  const w = laterWords.value.guests;
  return (
    <div class="card notice stack tight" data-testid="guest-exposed">
      <strong>{w.exposed}</strong>
      <ul>
        {exposures.map((exposure) => (
          <li key={exposure.from}>{exposureIn(visits, exposure)}</li>
        ))}
      </ul>
      <h3>{w.howToTell}</h3>
      <ul>
        {w.tell.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

const headline = (checked: Checked | null): string => {
  const w = laterWords.value.guests;
  if (!checked) return w.unchecked;
  return checked.agree === 'contradiction' ? w.doubted : w.clear;
};

function Verdict(guest: Guest) {
  const w = laterWords.value.guests;
  const { visits, checked } = guest;
  const exposures = exposuresOf(guest);
  // What was found with an answer of before the account went on may be forgotten by now: that answer is not called clear.
  const isForgetful = moved.value && !isDoubted(guest);
  return (
    <section class="stack tight">
      <h2>{w.answer}</h2>
      {exposures.length > 0 ? (
        <Exposures visits={visits} exposures={exposures} />
      ) : isForgetful ? (
        <Moved />
      ) : (
        <p data-testid="guest-answer">{headline(checked)}</p>
      )}
      {checked && (
        <p class="soft">
          {w.checkedAt(momentPhrase(checked.at, now.value))}{' '}
          {checked.missing.length > 0 && w.missing(checked.missing.length)}
        </p>
      )}
    </section>
  );
}

/** One stay; of one that goes on, since when, and its check-out. */
function Stay({ guest, visit }: { guest: Guest; visit: Visit }) {
  const w = laterWords.value.guests;
  const goesOn = isOpen(visit, now.value);
  const from = clock(visit.from, grid.value);
  return (
    <li class="entry">
      <span class="grow stack tight">
        <span class="title">
          <bdi>{placeTitle(visit.place)}</bdi>
        </span>
        <span class="soft">
          {dayTitle(visit.from, now.value)},{' '}
          {goesOn ? w.since(from) : w.stay(from, clock(endOf(visit, now.value), grid.value))}
        </span>
      </span>
      {goesOn && (
        <button type="button" class="button" onClick={() => leaveGuests([guest.id])}>
          {w.checkOut}
        </button>
      )}
    </li>
  );
}

/** One guest: the answer, the visits, and deletion. */
export function GuestPage({ id }: { id?: string }) {
  const w = laterWords.value.guests;
  const guest = guests.value.find((one) => one.id === id);
  if (!guest)
    return (
      <Page title={w.unknown} up="/guests">
        <p>{w.unknownHelp}</p>
      </Page>
    );
  return (
    <Page title={guest.label} up="/guests">
      <Verdict {...guest} />
      <section class="stack tight">
        <h2>{w.visits}</h2>
        {guest.visits.length === 0 && <p>{w.noVisits}</p>}
        <ul class="list card">
          {guest.visits.map((visit) => (
            <Stay key={visit.id} guest={guest} visit={visit} />
          ))}
        </ul>
      </section>
      <AskFirst
        label={w.erase}
        icon="bin"
        question={w.eraseSure}
        help={w.eraseHelp(retention.value)}
        onYes={() => {
          go('/guests', true);
          void eraseGuest(guest.id);
        }}
      />
    </Page>
  );
}
