/**
 * The key with which this device signs its posters, and how many of each place it has signed. It lies in the database
 * under the device's key, and is no key of the browser itself: one that cannot leave it could not move to the venue's next
 * device with a backup either, and then no poster could be withdrawn any more.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { random } from '../app/random.ts';
import { changeFact, readFact, writeFact } from '../store/db.ts';
import { openAtRest, sealAtRest } from '../store/device-key.ts';
import type { VenueKey } from '../store/schema.ts';

/** The key ready to sign with. */
export type OpenVenueKey = Omit<VenueKey, 'signKey'> & { signKey: Uint8Array };

/** Made when first needed. */
export const venueKey = async (): Promise<OpenVenueKey> => {
  const kept = await readFact('venue-key');
  if (kept) return { ...kept, signKey: await openAtRest(kept.signKey) };
  const made: OpenVenueKey = { signKey: random(32), issues: {} };
  await writeFact('venue-key', { ...made, signKey: await sealAtRest(made.signKey) });
  return made;
};

/** The public key of this device's posters in hexadecimal digits; null while it has signed none. */
export const ownMaker = async (): Promise<string | null> => {
  const kept = await readFact('venue-key');
  return kept ? bytesToHex(ed25519.getPublicKey(await openAtRest(kept.signKey))) : null;
};

/** Notes that a place has a poster of this number. @param label of `labelOf` */
export const noteIssue = (label: string, issue: number): Promise<void> =>
  changeFact('venue-key', (key) => ({ ...key, issues: { ...key.issues, [label]: issue } }));
