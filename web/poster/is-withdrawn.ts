import type { NotedPlace, Place } from '../diary/visits.ts';
import { allWithdrawals } from '../store/state.ts';
import { endedBy } from './withdrawals.ts';

/** Whether the maker of a place's poster has withdrawn it, as far as this phone has heard. Read it while rendering. */
export const isWithdrawn = (place: Place | NotedPlace): boolean =>
  endedBy(place, [], allWithdrawals.value) === 'withdrawn';
