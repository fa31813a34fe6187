import { useState } from 'preact/hooks';
import { now } from '../app/now.ts';
import { go } from '../app/router.ts';
import { enter } from '../diary/actions.ts';
import { openVisit, type Place, sameSecret } from '../diary/visits.ts';
import { Icon } from '../look/Icon.tsx';
import { grid, visits } from '../store/state.ts';
import { clock } from '../words/time.ts';

/**
 * Shows the place and asks before anything is written.
 * @param elsewhere host for whose app the poster was made, null when it is this one
 * @param onRefuse the person is not there
 */
export function Confirm({
  place,
  elsewhere,
  onRefuse,
}: {
  place: Place;
  elsewhere: string | null;
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
        {open && !already && <p>Your visit at {open.place.name} ends now.</p>}
        {open && already && <p>Since {clock(open.from, grid.value)}. No second visit is written.</p>}
      </section>
      {problem && (
        <p class="error" role="alert">
          {problem}
        </p>
      )}
      {already ? (
        <a class="button primary large" href="/">
          Back to Home
        </a>
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
