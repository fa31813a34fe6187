import { setTimeout as pause } from 'node:timers/promises';
import { Troubles } from '../../workers/troubles.ts';
import type { Log } from '../log.ts';

/** Work that is done again and again. */
export interface Rounds {
  /** Resolves when the round that goes on is over; no further one begins. */
  stop(): Promise<void>;
}

/** Begins a round `ms` after the end of the one before. A round that fails is logged and ends nothing. */
export function startRounds(work: () => Promise<void>, ms: number, log: Log): Rounds {
  const stop = new AbortController();
  const troubles = new Troubles<string>((cause, name) => log(`${name}: ${cause}`));
  const rounds = (async () => {
    while (!stop.signal.aborted) {
      await troubles.guard('a round of the courier failed', work);
      await pause(ms, undefined, { signal: stop.signal }).catch(() => {}); // aborted: the loop ends
    }
  })();
  return {
    stop() {
      stop.abort();
      return rounds;
    },
  };
}
