import { knownMinutes, type Place } from '../../../server-node/proximity/known-minutes.ts';
import type { Recording } from '../../../server-node/proximity/recordings.ts';
import { attenuationOf } from '../../../workers/near/attenuation.ts';
import type { Smoother } from './smoothers.ts';

/** A minute at one place, estimated without correction. */
export interface EstimatedMinute extends Place {
  readonly attenuation: number;
}

/** What a smoother made of a recording. */
export interface Estimated {
  readonly name: string;
  readonly device: string | null;
  readonly minutes: readonly EstimatedMinute[];
}

/** What is done to the readings of the sets, which are many and clean. */
export interface Condition {
  /** At most one reading in so many seconds. */
  readonly every: number;
  /** Part of the readings that are 30 dB too strong. */
  readonly wrong: number;
}

/** Readings in order of time, with what is known of each minute. */
export interface Prepared {
  readonly name: string;
  readonly device: string | null;
  /** Seconds. */
  readonly t: Float64Array;
  /** Attenuations, dB. */
  readonly a: Float64Array;
  /** Of minutes with readings, seconds. */
  readonly ends: readonly number[];
  readonly truths: readonly (Place | null)[];
}

export function prepare({ file, identifier, device, readings }: Recording, condition: Condition): Prepared {
  const sorted = [...readings].sort((a, b) => a.t - b.t);
  let last = Number.NEGATIVE_INFINITY;
  const kept = sorted.filter(({ t }) => {
    if (t - last < condition.every) return false;
    last = t;
    return true;
  });
  const minutes = knownMinutes(kept);
  const random = uniform();
  return {
    name: `${file} ${identifier}`,
    device,
    t: Float64Array.from(kept, ({ t }) => t),
    a: Float64Array.from(kept, (reading) => attenuationOf(reading, random() < condition.wrong ? 30 : 0)),
    ends: [...minutes.keys()].map((minute) => 60 * (minute + 1)),
    truths: [...minutes.values()],
  };
}

/** Numbers in [0, 1) that are the same in every call of the benchmark. */
export function uniform(): () => number {
  let state = 1;
  return () => {
    state = (1664525 * state + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

export function estimate({ name, device, t, a, ends, truths }: Prepared, smooth: Smoother): Estimated {
  const attenuations = smooth(t, a, ends);
  return {
    name,
    device,
    minutes: truths.flatMap((truth, i) => (truth ? [{ ...truth, attenuation: attenuations[i] }] : [])),
  };
}
