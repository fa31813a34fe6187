import { computed } from '@preact/signals';
import { useState } from 'preact/hooks';
import { now } from '../app/now.ts';
import { placeTitle } from '../diary/title.ts';
import { openVisit, type Place, sameSecret } from '../diary/visits.ts';
import { Icon } from '../look/Icon.tsx';
import { endOf } from '../poster/EndedPoster.tsx';
import { grid, moved, posters, visits } from '../store/state.ts';
import { isolated } from '../words/bidi.ts';
import { laterWords } from '../words/later.ts';
import { clock } from '../words/time.ts';
import type { Guest } from './guest.ts';
import { exposuresOf, isDoubted } from './news.ts';
import { asRead, placesFor } from './places.ts';
import { enterGuests, leaveGuests } from './store.ts';

/** Decoded once: a signature takes its time. */
const made = computed(() => posters.value.map(asRead));

function PlaceChoice(props: { places: readonly Place[]; place: Place; onPlace: (place: Place) => void }) {
  const { places, place, onPlace } = props;
  return (
    <div class="field">
      <label for="guest-place">{laterWords.value.guests.where}</label>
      <select
        id="guest-place"
        value={String(places.indexOf(place))}
        onChange={({ currentTarget }) => onPlace(places[Number(currentTarget.value)])}
      >
        {places.map((one, i) => (
          <option key={`${i}/${one.name}`} value={String(i)}>
            {placeTitle(one)}
          </option>
        ))}
      </select>
    </div>
  );
}

/** The guests, who are checked in at one place, and out wherever they are. */
export function Door({ all }: { all: readonly Guest[] }) {
  const [chosen, setChosen] = useState<Place | null>(null);
  const w = laterWords.value.guests;
  // A phone whose account went on shares for nobody any more.
  const places = moved.value
    ? []
    : placesFor(visits.value, made.value, (one) => endOf(one) !== null, now.value);
  // Places come and go with their time: the one that was chosen stays it.
  const place = places.find(({ secret }) => sameSecret(secret, chosen?.secret ?? null)) ?? places[0];
  const isHere = (guest: Guest) => openVisit(guest.visits, now.value) !== undefined;
  const idsOf = (guests: readonly Guest[]) => guests.map(({ id }) => id);
  const [inside, outside] = [all.filter(isHere), all.filter((guest) => !isHere(guest))];
  return (
    <div class="card stack">
      {place ? (
        <PlaceChoice places={places} place={place} onPlace={setChosen} />
      ) : (
        !moved.value && <p>{w.nowhere}</p>
      )}
      {(inside.length > 0 || place) && (
        <div class="row wrap">
          {place && outside.length > 0 && (
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
      )}
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

/** @param place where the guest can be checked in, if anywhere */
function GuestEntry({ guest, place }: { guest: Guest; place: Place | undefined }) {
  const w = laterWords.value.guests;
  const open = openVisit(guest.visits, now.value);
  const act = open ? () => leaveGuests([guest.id]) : place && (() => enterGuests([guest.id], place));
  const news = exposuresOf(guest).length > 0 ? w.exposed : isDoubted(guest) && w.doubted;
  return (
    <div class="entry">
      <a class="grow stack tight guest" href={`/guests/${guest.id}`}>
        <span class="title">
          <bdi>{guest.label}</bdi>
        </span>
        <span class="soft">
          {open ? w.here(isolated(placeTitle(open.place)), clock(open.from, grid.value)) : w.away}
        </span>
        {news && <strong>{news}</strong>}
      </a>
      {act && (
        <button
          type="button"
          class="button"
          aria-label={`${open ? w.checkOut : w.checkIn}: ${guest.label}`}
          onClick={act}
        >
          {open ? w.checkOut : w.checkIn}
        </button>
      )}
    </div>
  );
}
