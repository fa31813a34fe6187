/** Listening, from the tap that starts it to what is kept. Only while the app is in front, and in one window. */
import { signal } from '@preact/signals';
import { readPayload } from '../../workers/near/advertisement.ts';
import { Hearing } from '../../workers/near/hearing.ts';
import { correctionOf } from '../../workers/near/parameters.ts';
import { unixNow } from '../app/now.ts';
import { pausedWithin } from '../diary/pauses.ts';
import { mayRecord } from '../settings/consent.ts';
import { consent, joined, pauses, tags } from '../store/state.ts';
import type { Way } from './abilities.ts';
import { keepHeard } from './keep.ts';
import { identify, type Listener, scan, watch } from './listen.ts';
import { phoneModel } from './model.ts';

/** Why listening did not start, or ended. left: the app was not in front any more. */
export type Ended = 'refused' | 'failed' | 'elsewhere' | 'left' | 'unkept';

export type Ears =
  | { readonly state: 'off'; readonly ended: Ended | null }
  | { readonly state: 'asking'; readonly way: Way }
  /** `tags`, `rooms`: heard in the last minute. `apart`: a tag was read that only tells that it is there. */
  | {
      readonly state: 'on';
      readonly way: Way;
      readonly since: number;
      readonly tags: number;
      readonly rooms: number;
      readonly apart: boolean;
    };

export const ears = signal<Ears>({ state: 'off', ended: null });

/** What is heard is written so often. */
const KEEP_MS = 15_000;
const LISTEN = { scan, watch, identify };

/** Asked when this is loaded: the browser wants to be asked for Bluetooth in the very tap. */
let model = '';
void phoneModel().then((said) => {
  model = said;
});

let stop = (_: Ended | null): void => {};

/** Ends listening; what was heard for long enough is kept. */
export const stopListening = (): void => stop(null);

/**
 * Starts to listen, until the person ends it or wants no encounters recorded any more; the browser asks first. Precondition: a
 * deployment with tags, and a way that there is.
 */
export const startListening = async (way: Way): Promise<void> => {
  if (ears.value.state !== 'off') return;
  ears.value = { state: 'asking', way };
  const release = await onlyHere();
  if (!release) {
    ears.value = { state: 'off', ended: 'elsewhere' };
    return;
  }
  if (!mayRecord(consent.value, 'bluetooth')) {
    ears.value = { state: 'off', ended: null };
    release();
    return;
  }
  const { deployment } = joined.value!;
  const hearing = new Hearing(
    deployment,
    tags.value.filter(({ until }) => until === null).map(({ secret }) => secret),
    correctionOf(deployment, model),
  );
  const spell = crypto.randomUUID();
  const since = unixNow();
  const stopped = new AbortController();
  let apart = false;
  const listener: Listener = {
    heard(payload, rssi, txPower) {
      const advertisement = readPayload(payload);
      if (advertisement) hearing.hear(advertisement, { t: Date.now() / 1000, rssi, txPower });
    },
    read(payload) {
      const advertisement = readPayload(payload);
      if (advertisement) apart = !hearing.read(advertisement, Date.now() / 1000);
    },
  };
  const look = () => {
    const { state } = ears.value;
    if (state !== 'off') ears.value = { state: 'on', way, since, apart, ...hearing.since(unixNow() - 60) };
  };
  const keep = async () => {
    look();
    const until = unixNow();
    await keepHeard(hearing.keep(until, pausedWithin(pauses.value, { from: 0, to: until })), spell);
  };
  const onLeave = () => document.visibilityState === 'hidden' && stop('left');
  const timer = setInterval(() => keep().catch(() => stop('unkept')), KEEP_MS);
  let unfollow = () => {};
  stop = (ended) => {
    stop = () => {};
    unfollow();
    clearInterval(timer);
    document.removeEventListener('visibilitychange', onLeave);
    stopped.abort();
    ears.value = { state: 'off', ended };
    keep()
      .catch(() => {
        ears.value = { state: 'off', ended: 'unkept' };
      })
      .finally(release);
  };
  unfollow = consent.subscribe((choices) => {
    if (!mayRecord(choices, 'bluetooth')) stop(null);
  });
  try {
    await LISTEN[way](listener, stopped.signal);
    document.addEventListener('visibilitychange', onLeave);
    look();
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    stop(['NotFoundError', 'NotAllowedError', 'InvalidStateError'].includes(name) ? 'refused' : 'failed');
  }
};

/** @returns what lets another window listen again; null when one does */
const onlyHere = (): Promise<(() => void) | null> =>
  new Promise((resolve) => {
    void navigator.locks.request('safetrace-ears', { ifAvailable: true }, (lock) => {
      if (!lock) return resolve(null);
      return new Promise<void>((release) => resolve(release));
    });
  });
