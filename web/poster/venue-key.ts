/**
 * The key with which this device signs its posters, and how many of each place it has signed. It lies in the database
 * under the device's key, and is no key of the browser itself: one that cannot leave it could not move to the venue's next
 * device with a backup either, and then no poster could be withdrawn any more.
 */
import { ed25519 } from '@noble/curves/ed25519.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { random } from '../app/random.ts';
import { changeFact, readFact } from '../store/db.ts';
import { openAtRest, sealAtRest } from '../store/device-key.ts';
import type { VenueKey } from '../store/schema.ts';
import { factIn, together } from '../store/together.ts';

/** The key ready to sign with. */
export type OpenVenueKey = Omit<VenueKey, 'signKey'> & { signKey: Uint8Array };

/** Keeps a fresh one, unless there is one by now: with a key that is not kept no poster could be withdrawn. */
const makeKey = async (): Promise<VenueKey> => {
  const made: VenueKey = { signKey: await sealAtRest(random(32)), issues: {} };
  return together(['facts'], async (all) => {
    const facts = all.objectStore('facts');
    const kept = await factIn(facts, 'venue-key');
    if (!kept) await facts.put(made, 'venue-key');
    return kept ?? made;
  });
};

/** Made when first needed. */
export const venueKey = async (): Promise<OpenVenueKey> => {
  const kept = (await readFact('venue-key')) ?? (await makeKey());
  return { ...kept, signKey: await openAtRest(kept.signKey) };
};

/** The public key of this device's posters in hexadecimal digits; null while it has signed none. */
export const ownMaker = async (): Promise<string | null> => {
  const kept = await readFact('venue-key');
  return kept ? bytesToHex(ed25519.getPublicKey(await openAtRest(kept.signKey))) : null;
};

/** Notes that a place has a poster of this number. @param label of `labelOf` */
export const noteIssue = (label: string, issue: number): Promise<void> =>
  changeFact('venue-key', (key) => ({ ...key, issues: { ...key.issues, [label]: issue } }));
