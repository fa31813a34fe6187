import './poster.css';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import { NotReached } from '../app/NotReached.tsx';
import { now } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import type { MadePoster } from '../store/schema.ts';
import { joined, posters } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { clock } from '../words/time.ts';
import { linkOf } from './make.ts';
import { Qr } from './Qr.tsx';
import { PERIOD, shownLink } from './shown.ts';
import { type OpenVenueKey, venueKey } from './venue-key.ts';

/** Always with seconds. */
const SECONDS = { slot: 1, epoch: 1, offset: 0 };

/** Keeps the screen on while it is up, where the browser can. */
const useWake = (): void => {
  useEffect(() => {
    let lock: Promise<WakeLockSentinel> | undefined;
    const ask = () => {
      if (document.visibilityState !== 'visible') return;
      lock = navigator.wakeLock?.request('screen');
      lock?.catch(() => {}); // refused to save the battery: the screen then goes dark as usual
    };
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      document.removeEventListener('visibilitychange', ask);
      lock?.then((held) => held.release()).catch(() => {});
    };
  }, []);
};

function Shown({ made, venue }: { made: MadePoster; venue: OpenVenueKey }) {
  const board = useRef<HTMLDivElement>(null);
  const [fixed, setFixed] = useState(false);
  useWake();
  const w = laterWords.value.poster;
  const community = joined.value;
  const rotates = !fixed && community !== null;
  const period = Math.floor(now.value / PERIOD);
  const link = useMemo(
    () =>
      rotates
        ? shownLink(community.deployment, location.origin, made, venue, period * PERIOD)
        : linkOf(location.origin, made),
    [rotates, community, made, period],
  );
  const { name, room } = made.place;
  return (
    <>
      <div class="board" ref={board}>
        <p class="board-line board-name" dir="auto">
          {[name, room].filter(Boolean).join(', ')}
        </p>
        <Qr text={link} label={w.qr(name)} />
        {rotates && (
          <p class="board-line" data-testid="changes">
            {w.changesAt(clock((period + 1) * PERIOD, SECONDS))}
          </p>
        )}
      </div>
      <div class="stack">
        <button type="button" class="button primary large" onClick={() => board.current!.requestFullscreen()}>
          {w.fullScreen}
        </button>
        {community ? (
          <fieldset>
            <legend class="hidden">{w.screen}</legend>
            <label class="choice">
              <input type="radio" name="code" checked={!fixed} onChange={() => setFixed(false)} />
              <span>
                {w.rotating}
                <span class="soft small block">{w.rotatingHelp}</span>
              </span>
            </label>
            <label class="choice">
              <input type="radio" name="code" checked={fixed} onChange={() => setFixed(true)} />
              {w.fixed}
            </label>
          </fieldset>
        ) : (
          <NotReached why={w.notJoined} />
        )}
      </div>
    </>
  );
}

/** A poster on a tablet at the door. */
export function PosterScreen({ id }: { id?: string }) {
  const [venue, setVenue] = useState<OpenVenueKey | null>(null);
  useEffect(() => void venueKey().then(setVenue), []);
  const w = laterWords.value.poster;
  const made = posters.value.find((poster) => poster.id === id && !poster.withdrawal);
  return (
    <Page title={made ? w.screen : w.none} up={made ? `/poster/${id}` : '/poster'}>
      {!made && <p>{w.noneHelp}</p>}
      {made && venue && <Shown made={made} venue={venue} />}
    </Page>
  );
}
