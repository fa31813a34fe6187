/**
 * People without a phone whom somebody checks in on his own. Pure; times are unix seconds.
 *
 * Each guest is an account like any phone's, with its own keys, uploads and answer. What is kept of one is one record, so
 * that nothing is left when it is deleted.
 */
import type { Waiting } from '../../workers/phone/outbox.ts';
import type { SentRow } from '../../workers/phone/record.ts';
import {
  checkIn,
  checkOut,
  endOf,
  openVisit,
  overdue,
  type Place,
  type Visit,
  type VisitPolicy,
} from '../diary/visits.ts';
import type { Checked, StoredSecret } from '../store/schema.ts';

export interface Guest {
  id: string;
  /** What the host calls them. */
  label: string;
  /** As `sealKeys` sealed it. */
  account: StoredSecret;
  /** When they were added: uploads begin with the epoch around it. */
  since: number;
  /** Newest first. */
  visits: Visit[];
  /** Rows of the uploads that left this device. */
  sent: { epoch: number; rows: SentRow[] }[];
  /** Epoch → the sequence of its next upload. */
  sequences: Record<number, number>;
  /** Sealed messages that a node has not receipted, ids ascending. */
  waiting: Waiting[];
  /** Random time of the upload of each open epoch. */
  moments: { epoch: number; at: number }[];
  checked: Checked | null;
}

/**
 * Most guests of one device. Each is an account: where results are told only of a crowd, somebody with many accounts could
 * be a crowd of his own, and every account costs each operator an upload a day. Twenty is a table, or a small party.
 */
export const MOST_GUESTS = 20;
export const MOST_LETTERS = 40;

export type LabelProblem = 'none' | 'long' | 'full';

/** What keeps a guest from being added. */
export const problemOf = (label: string, guests: number): LabelProblem | null => {
  if (guests >= MOST_GUESTS) return 'full';
  const letters = [...label.trim()].length;
  return letters === 0 ? 'none' : letters > MOST_LETTERS ? 'long' : null;
};

/** @param id fresh and random @param account fresh */
export const newGuest = (id: string, label: string, account: StoredSecret, now: number): Guest => ({
  ...{ id, label: label.trim(), account, since: now },
  ...{ visits: [], sent: [], sequences: {}, waiting: [], moments: [], checked: null },
});

/** The guest in another community: what was shared with the one before means nothing there. @param account fresh */
export const inAnotherCommunity = (
  { id, label, visits }: Guest,
  account: StoredSecret,
  now: number,
): Guest => ({
  ...newGuest(id, label, account, now),
  visits,
});

const withVisits = (guest: Guest, changed: readonly Visit[]): Guest => {
  const byId = new Map(guest.visits.map((visit) => [visit.id, visit]));
  for (const visit of changed) byId.set(visit.id, visit);
  return { ...guest, visits: [...byId.values()].sort((a, b) => b.from - a.from) };
};

/** Checks a guest in by the rules of the diary. @param id of the visit, fresh and random */
export const enter = (guest: Guest, place: Place, policy: VisitPolicy, now: number, id: string): Guest => {
  const step = checkIn(guest.visits, place, policy, now, id);
  return step.kind === 'in' ? withVisits(guest, [...step.ended, step.visit]) : guest;
};

/** Checks a guest out, wherever they are. */
export const leave = (guest: Guest, now: number): Guest => {
  const open = openVisit(guest.visits, now);
  return withVisits(guest, [...overdue(guest.visits, now), ...(open ? [checkOut(open, now)] : [])]);
};

/**
 * What is left of a guest when what is too old is gone.
 * @param isOld whether what ended then is too old to keep
 * @param oldest the first epoch of which rows are still needed
 * @returns the guest itself when nothing is too old; null when nothing is left: the last visit, or without one the coming, is longer ago
 */
export const prune = (
  guest: Guest,
  isOld: (end: number) => boolean,
  oldest: number,
  now: number,
): Guest | null => {
  const last = Math.max(guest.since, ...guest.visits.map((visit) => endOf(visit, now)));
  if (isOld(last)) return null;
  const isPast = ({ epoch }: { epoch: number }) => epoch < oldest;
  const isGone = (visit: Visit) => isOld(endOf(visit, now));
  if (!guest.visits.some(isGone) && !guest.sent.some(isPast) && !guest.moments.some(isPast)) return guest;
  return {
    ...guest,
    visits: guest.visits.filter((visit) => !isGone(visit)),
    sent: guest.sent.filter((one) => !isPast(one)),
    moments: guest.moments.filter((one) => !isPast(one)),
    sequences: Object.fromEntries(
      Object.entries(guest.sequences).filter(([epoch]) => Number(epoch) >= oldest),
    ),
  };
};
