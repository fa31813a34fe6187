/** Follows where the phone is, from the tap that starts it; a position is turned into a cell in the call that brings it. */
import { signal } from '@preact/signals';
import type { Region } from '../../workers/places/cells.ts';
import type { Position } from '../../workers/places/dwell.ts';
import { unixNow } from '../app/now.ts';
import { choose } from '../settings/choose.ts';
import { mayRecord } from '../settings/consent.ts';
import { consent, joined } from '../store/state.ts';
import { keepPosition, type Marked, markHome } from './keep.ts';

/** refused: by the person or the browser. unknown: home could not be found. left: the app was not in front. */
export type Ended = 'refused' | 'unknown' | 'left' | 'unkept';

/** What came of the last look: a cell, nothing to note, or no position, as in a tunnel. */
export type Last = 'kept' | 'nothing' | 'unknown';

export type Following =
  | { readonly state: 'off'; readonly ended: Ended | null }
  | { readonly state: 'asking' }
  | { readonly state: 'on'; readonly last: Last };

export const following = signal<Following>({ state: 'off', ended: null });

/** A position stands for so many seconds at most: the phone tells a new one only when it has moved. */
const STANDS = 120;

const OPTIONS: PositionOptions = { enableHighAccuracy: false, maximumAge: 60_000, timeout: 30_000 };
/** One position for good, with the person waiting for it. */
const EXACT: PositionOptions = { enableHighAccuracy: true, maximumAge: 0, timeout: 30_000 };

const positionOf = ({ coords }: GeolocationPosition): Position => ({
  latitude: coords.latitude,
  longitude: coords.longitude,
  accuracy: coords.accuracy,
});

const endedBy = ({ code }: GeolocationPositionError): Ended => (code === 1 ? 'refused' : 'unknown');

/** Says what came of a look, while looking goes on. */
const show = (last: Last): void => {
  if (following.value.state !== 'off') following.value = { state: 'on', last };
};

let stop = (_: Ended | null): void => {};

/** Ends noting, and takes back that cells may be noted. */
export const stopFollowing = async (): Promise<void> => {
  stop(null);
  await choose('cells', { record: false });
};

/**
 * Starts to note cells, which says that they may be noted, until the person takes that back here or in the settings. The
 * browser asks first. Precondition: a deployment with a region.
 */
export const startFollowing = async (): Promise<void> => {
  await choose('cells', { record: true });
  const region = joined.value!.deployment.region!;
  following.value = { state: 'asking' };
  let since = unixNow();
  const take = async (found: GeolocationPosition) => {
    const now = unixNow();
    const from = Math.max(since, now - STANDS);
    since = now;
    const kept = await keepPosition(region, positionOf(found), Math.min(from, now - 1), now);
    show(kept ? 'kept' : 'nothing');
  };
  const fail = (error: GeolocationPositionError) =>
    endedBy(error) === 'refused' ? stop('refused') : show('unknown');
  const watching = navigator.geolocation.watchPosition(
    (found) => void take(found).catch(() => stop('unkept')),
    fail,
    OPTIONS,
  );
  // A phone that lies still tells no new position.
  const timer = setInterval(
    () =>
      navigator.geolocation.getCurrentPosition(
        (found) => void take(found).catch(() => stop('unkept')),
        fail,
        OPTIONS,
      ),
    60_000,
  );
  const onLeave = () => document.visibilityState === 'hidden' && stop('left');
  document.addEventListener('visibilitychange', onLeave);
  let unfollow = () => {};
  stop = (ended) => {
    stop = () => {};
    unfollow();
    navigator.geolocation.clearWatch(watching);
    clearInterval(timer);
    document.removeEventListener('visibilitychange', onLeave);
    following.value = { state: 'off', ended };
  };
  unfollow = consent.subscribe((choices) => {
    if (!mayRecord(choices, 'cells')) stop(null);
  });
};

/**
 * Hides home, which is where the phone is now; the browser asks the person first.
 * @throws Error with an `Ended` as its message
 */
export const hideHere = (region: Region): Promise<Marked> =>
  new Promise((resolve, reject) => {
    const mark = async (found: GeolocationPosition) => {
      const marked = await markHome(region, positionOf(found));
      // Its square may have been noted before; it no longer is.
      if (marked === 'hidden') show('nothing');
      return marked;
    };
    navigator.geolocation.getCurrentPosition(
      (found) => mark(found).then(resolve, () => reject(new Error('unkept' satisfies Ended))),
      (error) => reject(new Error(endedBy(error))),
      EXACT,
    );
  });
