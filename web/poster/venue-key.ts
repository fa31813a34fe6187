/**
 * The key with which this device signs its posters, and how many of each place it has signed. It lies in the database as
 * bytes: a key that cannot leave the browser could not move to the venue's next device with a backup either, and then no
 * poster could be withdrawn any more.
 */
import { random } from '../app/random.ts';
import { changeFact, readFact, writeFact } from '../store/db.ts';
import type { VenueKey } from '../store/schema.ts';

/** Made when first needed. */
export const venueKey = async (): Promise<VenueKey> => {
  const kept = await readFact('venue-key');
  if (kept) return kept;
  const made: VenueKey = { signKey: random(32), issues: {} };
  await writeFact('venue-key', made);
  return made;
};

/** Notes that a place has a poster of this number. @param label of `labelOf` */
export const noteIssue = (label: string, issue: number): Promise<void> =>
  changeFact('venue-key', (key) => ({ ...key, issues: { ...key.issues, [label]: issue } }));
