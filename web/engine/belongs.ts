/** What stays with the person, and what goes with a community when another one takes its address. Pure. */
import type { StoreNames } from 'idb';
import type { Deployment } from '../../workers/wire/deployment.ts';
import type { Facts, Schema } from '../store/schema.ts';

/**
 * person: of any community. community: means nothing to another one, or must not be known to it. measured: counted in the
 * slots and cells of the community; stays where the next one has the same.
 */
type Belongs = 'person' | 'community' | 'measured';

export const FACTS: Readonly<Record<keyof Facts, Belongs>> = {
  joined: 'community',
  // Another community must not know that somebody comes from this one.
  account: 'community',
  moved: 'community',
  'first-sequence': 'community',
  report: 'community',
  'past-reports': 'community',
  asked: 'community',
  checked: 'community',
  contact: 'community',
  'upload-times': 'community',
  tries: 'community',
  // Of the next record of this community; made anew for that of the other.
  reminder: 'community',
  published: 'community',
  parts: 'community',
  guarded: 'community',
  told: 'community',
  looked: 'community',
  consent: 'person',
  retention: 'person',
  language: 'person',
  'remind-me': 'person',
  'visit-notices': 'person',
  'scan-silent': 'person',
  // Posters name no community: those that hang go on, and can be withdrawn with the key alone.
  'venue-key': 'person',
  withdrawals: 'person',
  tags: 'person',
  // Numbers of other cells in another region: it would hide anything but home.
  home: 'measured',
};

export const STORES: Readonly<Record<StoreNames<Schema>, Belongs>> = {
  facts: 'person', // each for itself
  visits: 'person',
  pauses: 'person',
  meetings: 'person',
  posters: 'person',
  guests: 'person', // each begins anew; see guests/store.ts
  // Its follower takes out what the community found, with the reason.
  status: 'person',
  keys: 'person',
  heard: 'measured',
  cells: 'measured',
  sent: 'community',
  outbox: 'community',
  receipts: 'community',
  sequences: 'community',
};

/** Whether two communities count time and places alike. */
const measuresAlike = (a: Deployment, b: Deployment): boolean => {
  const measures = ({ grid, near, region }: Deployment) =>
    JSON.stringify([grid, near ?? null, region ?? null]);
  return measures(a) === measures(b);
};

/** Names of a list that go when one community takes the place of another. */
export const goingWith = <Name extends string>(
  list: Readonly<Record<Name, Belongs>>,
  before: Deployment,
  after: Deployment,
): Name[] =>
  (Object.keys(list) as Name[]).filter(
    (name) => list[name] === 'community' || (list[name] === 'measured' && !measuresAlike(before, after)),
  );
