/** What of the guests' answers their host must know. Pure. */
import type { Exposure } from '../store/schema.ts';
import type { Guest } from './guest.ts';

/** A guest's exposures by the newest answer, where it can be believed. */
export const exposuresOf = ({ checked }: Pick<Guest, 'checked'>): readonly Exposure[] =>
  checked && checked.agree !== 'contradiction' ? checked.exposures : [];

/** Whether the operators contradict each other about a guest: nothing of their answer can be believed. */
export const isDoubted = ({ checked }: Pick<Guest, 'checked'>): boolean => checked?.agree === 'contradiction';

/** How many guests are to be told of an exposure, and of how many the operators contradict each other. */
export const newsOf = (guests: readonly Pick<Guest, 'checked'>[]): { exposed: number; doubted: number } => ({
  exposed: guests.filter((guest) => exposuresOf(guest).length > 0).length,
  doubted: guests.filter(isDoubted).length,
});
