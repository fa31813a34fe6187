import { useMemo, useRef, useState } from 'preact/hooks';
import { now } from '../app/now.ts';
import { go } from '../app/router.ts';
import { enter, leaveScanned } from '../diary/actions.ts';
import { PausedNote } from '../diary/PausedNote.tsx';
import { openPause } from '../diary/pauses.ts';
import { placeTitle } from '../diary/title.ts';
import { openVisit, sameSecret, type Visit } from '../diary/visits.ts';
import { Icon } from '../look/Icon.tsx';
import { Problem } from '../look/Problem.tsx';
import { EndedPoster, endOf } from '../poster/EndedPoster.tsx';
import { firstList } from '../poster/first-list.ts';
import { MakerNote } from '../poster/MakerNote.tsx';
import { IfRecorded } from '../settings/IfRecorded.tsx';
import { grid, pauses, visits } from '../store/state.ts';
import { isolated } from '../words/bidi.ts';
import { type LaterWords, laterWords } from '../words/later.ts';
import { clock } from '../words/time.ts';
import { words } from '../words/words.ts';
import { blockSeconds } from './block-seconds.ts';
import { blocksProblem, type Origin, type Scanned } from './interpret.ts';
import { Refusal } from './Refusal.tsx';
import { refusalIn, systemIn } from './refusals.ts';

/** Whose code it is, that nobody vouches for it, and who is matched by it. */
const originIn = (w: LaterWords['scan'], { system, signed, changes }: Origin): string => {
  const name = systemIn(w, system);
  return signed ? w.foreignSigned(name) : changes ? w.foreignChanging(name) : w.foreign(name);
};

/** Shows the place and asks before anything is written. @param onRefuse the person is not there @param onAgain another code is to be scanned */
export function Confirm({
  place,
  elsewhere,
  origin,
  onRefuse,
  onAgain,
}: Extract<Scanned, { kind: 'place' }> & { onRefuse: () => void; onAgain: () => void }) {
  const [failed, setFailed] = useState(false);
  const w = laterWords.value.scan;
  const end = endOf(place);
  const open = openVisit(visits.value, now.value);
  const already = open && sameSecret(open.place.secret, place.secret);
  // Asked for while the person reads where this is, and whatever it is: that it is asked for tells nothing of the place.
  const list = useMemo(firstList, []);
  const [busy, setBusy] = useState(false);
  const asking = useRef<HTMLDivElement>(null);
  const confirm = async () => {
    if (busy) return;
    setBusy(true);
    if (place.venue) await list; // only a signed poster can be on it
    setBusy(false);
    if (!asking.current || endOf(place)) return; // the person has gone on, or sees why not
    await enter(place).then(
      () => go('/', true),
      () => setFailed(true),
    );
  };
  const checkOut = (visit: Visit) =>
    leaveScanned(place, visit).then(
      () => go('/', true),
      () => setFailed(true),
    );
  if (end === 'notice') return <EndedPoster place={place} end={end} />;
  // Whoever looks at this for long: the code's tokens may have ended in the meantime.
  const problem = blocksProblem(place, now.value, blockSeconds.value);
  if (end || problem)
    return (
      <>
        {end ? (
          <EndedPoster place={place} end={end} />
        ) : (
          <Refusal why={refusalIn(laterWords.value, problem!)} />
        )}
        <button type="button" class="button primary huge" onClick={onAgain}>
          <Icon name="scan" />
          {w.another}
        </button>
      </>
    );
  return (
    <div class="stack" ref={asking}>
      <section class="card here stack tight">
        <p class="row soft">
          <Icon name="place" />
          {already ? w.already : w.here}
        </p>
        <p class="name" data-testid="place" dir="auto">
          {place.name}
        </p>
        {(place.room || place.address) && (
          <p class="soft" dir="auto">
            {[place.room, place.address].filter(Boolean).join(' · ')}
          </p>
        )}
        {elsewhere && <p data-testid="elsewhere">{w.elsewhere(elsewhere)}</p>}
        {origin && <p data-testid="origin">{originIn(w, origin)}</p>}
        {!origin && <MakerNote place={place} />}
        {open && !already && <p>{w.endsNow(isolated(placeTitle(open.place)))}</p>}
        {open && already && <p>{w.since(clock(open.from, grid.value))}</p>}
      </section>
      <Problem text={failed ? w.notWritten : null} />
      {already ? (
        <>
          {place.blocks ? (
            <button type="button" class="button primary large" onClick={confirm}>
              {w.home}
            </button>
          ) : (
            <a class="button primary large" href="/">
              {w.home}
            </a>
          )}
          <button type="button" class="button large" onClick={() => checkOut(open)}>
            <Icon name="leave" />
            {words.value.diary.checkOut}
          </button>
        </>
      ) : openPause(pauses.value) ? (
        <PausedNote />
      ) : (
        <>
          <IfRecorded source="visits">
            {/* Not disabled: it would lose the focus. */}
            <button type="button" class="button primary huge" onClick={confirm} aria-disabled={busy}>
              <Icon name="check" />
              {w.checkIn}
            </button>
          </IfRecorded>
          <button type="button" class="button large" onClick={onRefuse}>
            {w.notHere}
          </button>
        </>
      )}
    </div>
  );
}
