import { DETECTOR } from '../workers/near/detector.ts';
import type { Deployment } from '../workers/wire/deployment.ts';

/** What is left when the people of a deployment, its addresses and its name are taken away. */
export type Parameters = Omit<Deployment, 'name' | 'roster' | 'authority' | 'signal'>;

/** A day of quarter hours; the parameters of a real community. */
export const fullParameters: Parameters = {
  version: 1,
  parties: 3,
  threshold: 1,
  program: 'exposure',
  detail: { policy: 'open' },
  grid: { slot: 900, epoch: 86_400, offset: 0 },
  place: { h: 12, venues: 3, meets: 1 },
  near: null,
  run: { collect: 64_800, grace: 2, window: 14, minAccounts: 100 },
  claims: { places: 4096, runs: 3, ahead: 10 },
  visits: { minimum: 600, defaultLength: 7200, cap: 43_200 },
};

/** Tags that renew their E every half hour, ten heard rows in a block of an hour, and the usual encounter. */
export const usualTags: NonNullable<Deployment['near']> = {
  h: 4,
  self: 2,
  heard: 10,
  symmetric: true,
  encounter: DETECTOR,
};

/** Slots of five seconds and "days" of forty: the whole story within two minutes. */
export const demoParameters: Parameters = {
  ...fullParameters,
  grid: { slot: 5, epoch: 40, offset: 0 },
  place: { h: 4, venues: 3, meets: 1 },
  run: { collect: 20, grace: 0, window: 14, minAccounts: 2 },
  claims: { places: 4, runs: 3, ahead: 10 },
  visits: { minimum: 0, defaultLength: 60, cap: 560 },
};
