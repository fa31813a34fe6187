import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { SECRET_BYTES } from '../wire/tokens.ts';

/** Whose codes are read, and how people call them. The keys are part of secrets (`venueSecret`): none may change. */
export const SYSTEMS = {
  safetrace: 'SafeTrace',
  cwa: 'Corona-Warn-App',
  crowdnotifier: 'SwissCovid or NotifyMe',
  nhs: 'NHS COVID-19',
  nz: 'NZ COVID Tracer',
  clea: 'TousAntiCovid',
  hk: 'LeaveHomeSafe',
  nsw: 'Service NSW',
  safeentry: 'SafeEntry',
} as const;

export type System = keyof typeof SYSTEMS;

/** What a code says about a place. */
export interface Place {
  readonly system: System;
  /** What tells the place from all others of its system; of our own posters the venue secret itself. */
  readonly id: Uint8Array;
  /** As it is printed, at most 255 UTF-16 units; empty where a code names none (Cléa, some of SafeEntry). */
  readonly name: string;
  readonly address?: string;
  readonly room?: string;
  /** Unix seconds; whoever asks for the place judges them. */
  readonly validFrom?: number;
  readonly validTo?: number;
  /** Usual length of a stay. */
  readonly defaultMinutes?: number;
  /** `signed`: by a key that the reader was given. Whoever likes can print the others. */
  readonly trust: 'signed' | 'unsigned';
}

/** What the reader of one system found; `readCode` makes a `Place` of it. */
export type Found = Pick<Place, 'id' | 'name' | 'trust'> & {
  readonly [K in Exclude<keyof Place, 'system' | 'id' | 'name' | 'trust'>]?: Place[K] | undefined;
};

/** Verifies a signature over a message. */
export type Verifier = (message: Uint8Array, signature: Uint8Array) => boolean;

export interface ReadOptions {
  /** Keys of NHS posters by their `kid`. With a known one a wrong signature is refused; others are `unsigned`. */
  readonly nhsKeys?: ReadonlyMap<string, Verifier>;
}

/**
 * The secret (16 bytes) under which two people who scanned the same code are matched: of our poster its own, of other
 * codes the beginning of SHA-256("safetrace/1/foreign" ‖ system ‖ id).
 *
 * No system's key begins with another's, so the hash has one reading. Where ids are short or public (`nhs`, `nz`, `hk`,
 * `nsw`, `safeentry`) everybody can compute this "secret", for all places of a country: a person who does can ask
 * whether somebody ill was at a place without having been there. It must never be published outside the shares, and
 * protects no better than a printed poster that everybody has seen.
 */
export function venueSecret({ system, id }: Pick<Place, 'system' | 'id'>): Uint8Array {
  if (system === 'safetrace') return id;
  return sha256(concatBytes(utf8ToBytes(`safetrace/1/foreign${system}`), id)).slice(0, SECRET_BYTES);
}
