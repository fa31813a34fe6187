import type { Deployment } from '../wire/deployment.ts';
import { blockAt } from '../wire/time.ts';

/** Whether a person carries it or it is fixed in a room. */
export type AdvertiserKind = 'tag' | 'room';

/** Slots for which an advertiser keeps its E: a tag's part of a block of rows, a room's whole block. */
export const periodSlots = (d: Deployment, kind: AdvertiserKind): number =>
  kind === 'room' ? d.place.h : (d.near?.h ?? 1) / (d.near?.self ?? 1);

/** Number of the period in which an advertiser is. @param time unix seconds */
export const periodAt = (d: Deployment, kind: AdvertiserKind, time: number): number =>
  blockAt(d.grid, periodSlots(d, kind), time);

/** First and last slot of a period, absolute. */
export const slotsOfPeriod = (d: Deployment, kind: AdvertiserKind, period: number): [number, number] => {
  const length = periodSlots(d, kind);
  return [period * length, (period + 1) * length - 1];
};
