import { hasCode } from '../diary/known-places.ts';
import { Field } from '../look/Field.tsx';
import './guests.css';
import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import { now } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { placeTitle } from '../diary/title.ts';
import { openVisit, type Place, sameSecret } from '../diary/visits.ts';
import { Icon } from '../look/Icon.tsx';
import { Problem } from '../look/Problem.tsx';
import { grid, guests, posters, visits } from '../store/state.ts';
import { isolated } from '../words/bidi.ts';
import { laterWords } from '../words/later.ts';
import { clock } from '../words/time.ts';
import { words } from '../words/words.ts';
import { type Guest, type LabelProblem, MOST_GUESTS, MOST_LETTERS, problemOf } from './guests.ts';
import { addGuest, enterGuests, leaveGuests } from './store.ts';

function AddForm() {
  const [problem, setProblem] = useState<LabelProblem | 'disk' | null>(null);
  const w = laterWords.value.guests;
  const said = {
    none: w.noLabel,
    long: w.longLabel(MOST_LETTERS),
    full: w.full(MOST_GUESTS),
    disk: w.notWritten,
  };
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const label = String(new FormData(form).get('label') ?? '');
    const wrong = problemOf(label, guests.value.length);
    setProblem(wrong);
    if (wrong) return;
    await addGuest(label).then(
      () => form.reset(),
      () => setProblem('disk'),
    );
  };
  return (
    <form class="card stack" onSubmit={submit} noValidate>
      <Field id="guest-label" name="label" label={w.label} help={w.labelHelp} input={{ required: true }} />
      <Problem text={problem && said[problem]} />
      <button type="submit" class="button">
        {w.add}
      </button>
    </form>
  );
}

/** Where guests can be checked in: where the host is, and at the posters of this device. */
const placesNow = (): Place[] => {
  const open = openVisit(visits.value, now.value);
  const here = open ? [open.place].filter(hasCode) : [];
  const made = posters.value.filter(({ withdrawal }) => !withdrawal).map(({ place }) => place);
  return [...here, ...made.filter(({ secret }) => !here.some((place) => sameSecret(place.secret, secret)))];
};

/** Checks guests in or out at one place. */
function Door({ all }: { all: readonly Guest[] }) {
  const [chosen, setChosen] = useState(0);
  const w = laterWords.value.guests;
  const places = placesNow();
  const place = places[Math.min(chosen, places.length - 1)];
  const isHere = (guest: Guest) => openVisit(guest.visits, now.value) !== undefined;
  const idsOf = (guests: readonly Guest[]) => guests.map(({ id }) => id);
  const [inside, outside] = [all.filter(isHere), all.filter((guest) => !isHere(guest))];
  if (!place) return <p>{w.nowhere}</p>;
  return (
    <div class="card stack">
      <div class="field">
        <label for="guest-place">{w.where}</label>
        <select
          id="guest-place"
          value={String(chosen)}
          onChange={({ currentTarget }) => setChosen(Number(currentTarget.value))}
        >
          {places.map((one, i) => (
            <option key={`${i}/${one.name}`} value={String(i)}>
              {placeTitle(one)}
            </option>
          ))}
        </select>
      </div>
      <div class="row wrap">
        {outside.length > 0 && (
          <button type="button" class="button primary" onClick={() => enterGuests(idsOf(outside), place)}>
            <Icon name="check" />
            {w.checkInAll(outside.length)}
          </button>
        )}
        {inside.length > 0 && (
          <button type="button" class="button" onClick={() => leaveGuests(idsOf(inside))}>
            <Icon name="leave" />
            {w.checkOutAll(inside.length)}
          </button>
        )}
      </div>
      <ul class="list">
        {all.map((guest) => (
          <li key={guest.id}>
            <GuestEntry guest={guest} place={place} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function GuestEntry({ guest, place }: { guest: Guest; place: Place }) {
  const w = laterWords.value.guests;
  const open = openVisit(guest.visits, now.value);
  const exposed = guest.checked !== null && guest.checked.exposures.length > 0;
  return (
    <div class="entry">
      <a class="grow stack tight guest" href={`/guests/${guest.id}`}>
        <span class="title">
          <bdi>{guest.label}</bdi>
        </span>
        <span class="soft">
          {open ? w.here(isolated(placeTitle(open.place)), clock(open.from, grid.value)) : w.away}
        </span>
        {exposed && <strong>{w.exposed}</strong>}
      </a>
      <button
        type="button"
        class="button"
        aria-label={`${open ? w.checkOut : w.checkIn}: ${guest.label}`}
        onClick={() => (open ? leaveGuests([guest.id]) : enterGuests([guest.id], place))}
      >
        {open ? w.checkOut : w.checkIn}
      </button>
    </div>
  );
}

/** People without a phone, whom this device stands for. */
export function Guests() {
  const w = laterWords.value.guests;
  return (
    <Page title={words.value.screens.guests.title} up="/more">
      <p>{w.intro}</p>
      <AddForm />
      <section class="stack tight">
        <h2>{w.list}</h2>
        {guests.value.length === 0 ? <p>{w.none}</p> : <Door all={guests.value} />}
      </section>
      <p class="soft small">{w.limits(MOST_GUESTS)}</p>
      <p class="soft small">{w.cannotReport}</p>
    </Page>
  );
}
