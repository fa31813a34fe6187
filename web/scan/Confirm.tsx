import { useState } from 'preact/hooks';
import { now } from '../app/now.ts';
import { go } from '../app/router.ts';
import { enter } from '../diary/actions.ts';
import { PausedNote } from '../diary/PausedNote.tsx';
import { openPause } from '../diary/pauses.ts';
import { openVisit, type Place, sameSecret } from '../diary/visits.ts';
import { Icon } from '../look/Icon.tsx';
import { Problem } from '../look/Problem.tsx';
import { grid, pauses, visits } from '../store/state.ts';
import { clock } from '../words/time.ts';
import type { Origin } from './interpret.ts';

/**
 * Shows the place and asks before anything is written.
 * @param elsewhere host for whose app the poster was made, null when it is this one
 * @param origin whose code it is, null when it is a poster of ours
 * @param onRefuse the person is not there
 */
export function Confirm({
  place,
  elsewhere,
  origin,
  onRefuse,
}: {
  place: Place;
  elsewhere: string | null;
  origin: Origin | null;
  onRefuse: () => void;
}) {
  const [problem, setProblem] = useState<string | null>(null);
  const open = openVisit(visits.value, now.value);
  const already = open && sameSecret(open.place.secret, place.secret);
  const confirm = () =>
    enter(place).then(
      () => go('/', true),
      () => setProblem('The visit could not be written to this device. Free some space and try again.'),
    );
  return (
    <div class="stack">
      <section class="card here stack tight" aria-live="polite">
        <p class="row soft">
          <Icon name="place" />
          {already ? 'You are already checked in here' : 'Are you here?'}
        </p>
        <p class="name" data-testid="place">
          {place.name}
        </p>
        {(place.room || place.address) && (
          <p class="soft">{[place.room, place.address].filter(Boolean).join(' · ')}</p>
        )}
        {elsewhere && (
          <p data-testid="elsewhere">
            This poster was made for the app at {elsewhere}. People who scan it there may belong to another
            community: this app then neither warns you of them nor them of you.
          </p>
        )}
        {origin && <OriginNote {...origin} />}
        {open && !already && <p>Your visit at {open.place.name} ends now.</p>}
        {open && already && <p>Since {clock(open.from, grid.value)}. No second visit is written.</p>}
      </section>
      <Problem text={problem} />
      {already ? (
        <a class="button primary large" href="/">
          Back to Home
        </a>
      ) : openPause(pauses.value) ? (
        <PausedNote />
      ) : (
        <>
          <button type="button" class="button primary huge" onClick={confirm}>
            <Icon name="check" />
            Check in
          </button>
          <button type="button" class="button large" onClick={onRefuse}>
            I am not here
          </button>
        </>
      )}
    </div>
  );
}

/** Says whose code it is, that nobody vouches for it, and who is matched by it. */
function OriginNote({ system, signed, changes }: Origin) {
  return (
    <p data-testid="origin">
      This is a code of {system}, <strong>{signed ? 'signed' : 'not signed'}</strong>
      {!signed && ': anybody may have printed it'}. You are matched with people who scan it with this app
      {changes && ', in the same period, as it changes from time to time'}.
    </p>
  );
}
