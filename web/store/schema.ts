/** Everything that this device remembers, table by table. Nothing of it leaves the device except as shares. */
import type { DBSchema } from 'idb';
import type { Heard } from '../../workers/near/hearing.ts';
import type { Tag } from '../../workers/phone/near-rows.ts';
import type { Waiting } from '../../workers/phone/outbox.ts';
import type { SentRow } from '../../workers/phone/record.ts';
import type { CellSlot } from '../../workers/places/dwell.ts';
import type { Home } from '../../workers/places/home.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import type { NamedValues } from '../../workers/wire/field-values.ts';
import type { Pause, Span } from '../diary/pauses.ts';
import type { Place, Visit } from '../diary/visits.ts';
import type { Guest } from '../guests/guest.ts';
import type { Meeting } from '../meet/meetings.ts';
import type { Withdrawal } from '../poster/withdrawals.ts';
import type { Status } from '../risk/status.ts';
import type { Choices, SharedSource } from '../settings/consent.ts';
import type { Tag as LanguageTag } from '../words/language.ts';

/** The community that this device belongs to, as verified when it was stored. */
export interface Joined {
  deployment: Deployment;
  /** Hash of the deployment, 64 hexadecimal digits. */
  hash: string;
  /** Unix seconds of the first start in this deployment: uploads begin with the epoch around it. */
  since: number;
}

/** The pseudonymous account: two secret keys of 32 bytes. The database of an older app has them so. */
export interface StoredAccount {
  signKey: Uint8Array;
  openKey: Uint8Array;
}

/** A secret under this device's key, AES-256-GCM. */
export interface SealedSecret {
  /** 12 bytes. */
  nonce: Uint8Array<ArrayBuffer>;
  box: Uint8Array<ArrayBuffer>;
}

/** A secret where others must not read it; `open` in a file, and where the browser cannot store a key of the device. */
export type StoredSecret = SealedSecret | { open: Uint8Array };

/** This account went on to another phone, which has the file that was made then. */
export interface Moved {
  /** Unix seconds. */
  at: number;
}

/** A positive test that the authority confirmed, or what a person says of himself where there is no authority. */
export interface Report {
  /** 16 random bytes that the authority knows as confirmed; with consent in every upload until a run accepts it. */
  claim: StoredSecret | null;
  /** Without a claim: epoch of the first symptoms or of the test. */
  onset: number | null;
  registeredAt: number;
  /** Kinds of rows that may warn others; null until the person has decided. */
  consent: { place: boolean; at: number } | null;
  /** Visits that the person left out. */
  withheld: string[];
  /**
   * Whole days that the person left out, with all that is or comes to be in them; unix seconds, as they were where the
   * phone was then. An older app kept the midnight alone.
   */
  withheldDays: (Span | number)[];
  /** A run has joined the claim. */
  accepted: boolean;
  /** The uploads that carried it until then: what its receipts are about. */
  uploads: { epoch: number; sequence: number }[];
  /** The run that joined it; null until then. */
  acceptance: Acceptance | null;
  /** The first run whose answer speaks of no earlier report any more. Absent: there was none. */
  tellsFrom?: number;
  /** It ended when no run had joined it and none could any more: no answer will speak of it. */
  unjoined?: true;
}

/** Which run's answer said that a report counts. */
export interface Acceptance {
  run: number;
  /** When this phone read it, unix seconds. */
  at: number;
  /** Names of the operators that said so; null when it was t+1 at least, but not all. */
  by: string[] | null;
}

/** An operator's signed word that it holds a message. */
export interface KeptReceipt {
  /** What it is about; the number of the message in what an older app kept. */
  id: string | number;
  party: number;
  epoch: number;
  sequence: number;
  /** Hash (hexadecimal) of the program; absent in an upload. */
  program?: string;
  /** `headerHash` that it names. */
  hash: Uint8Array;
  receipt: Uint8Array;
  /** When it came, unix seconds. */
  at: number;
}

/** Failed tries to reach a node since it last took something, by its number in the roster. */
export type Tries = Record<number, { failures: number; next: number }>;

/** What the service worker shows when no window is open and something ought to be shared; see workers/share-reminder.ts. */
export interface Reminder {
  /** Unix seconds. */
  due: number;
  title: string;
  body: string;
  lang: string;
  dir: 'ltr' | 'rtl';
}

/** A sealed message that waits for a node, without its bytes. */
export type Waits = Pick<Waiting, 'id' | 'party' | 'epoch' | 'sequence' | 'program'> & {
  /** When it was sealed, unix seconds; null for one that an older app kept. */
  since: number | null;
};

/** A code and the claim that was sent with it: asked again, it must be with the same one. */
export interface AskedCode {
  code: string;
  claim: StoredSecret;
  at: number;
}

/**
 * A stretch of matched slots, joined with the visits of the diary only on the screen; with detail policy day a whole
 * epoch, in which nobody knows the visit.
 */
export interface Exposure {
  /** Unix seconds; borders of slots. */
  from: number;
  to: number;
  visitIds: string[];
  /** Seconds of the person's own stay within the matched slots; null: only the day is known. */
  seconds: number | null;
  level: 1 | 2 | 3;
}

/** What the newest answered run said. */
export interface Checked {
  run: number;
  at: number;
  /** End of the time that it covers, unix seconds. */
  upTo: number;
  /** Whether all operators answered or some; contradiction: it can't be told which of them are wrong. */
  agree: 'all' | 'some' | 'contradiction';
  /** Names of the operators whose answers contradict the others and were not believed. */
  doubted: string[];
  /** Epochs of the window in which nothing of this phone entered, or no visits: their visits were not checked. */
  missing: number[];
  /** The same of what else is shared; absent in what an older app kept, and of guests: as `missing`. */
  missingOf?: Record<Exclude<SharedSource, 'visits'>, number[]>;
  exposures: Exposure[];
}

/** How the last contact with each operator went. */
export interface Contact {
  at: number;
  /** Names of operators that could not be reached. */
  unreachable: string[];
  /** The last run that was due, when the operators skipped it for want of people. */
  skipped: number | null;
  /** The newest record that an operator refused, until it takes one again. */
  refused: Refusal[];
}

/** Why an operator did not take an epoch's record. */
export interface Refusal {
  operator: string;
  epoch: number;
  /** As the operator said it. */
  reason: string;
}

/** What came of somebody's part in a program. */
export interface PartAnswer {
  run: number;
  /** Persons in the group, this one included. */
  persons: number;
  /** too few: the group was not evaluated. doubted: the operators' answers do not fit together. */
  outcome: 'answered' | 'too few' | 'doubted';
  /** Outputs for this person alone, and those of the group that everybody can see. */
  own: NamedValues;
  open: NamedValues;
}

/** Somebody's part in a program that the deployment offers, for one run. */
export interface Part {
  /** When the person agreed, unix seconds. */
  at: number;
  /** What was typed; erased when it is sealed. */
  fields: NamedValues | null;
  /** The run that takes it; null until it is sealed. */
  epoch: number | null;
  /** missed: it was not at all operators in time. Null until the run is over. */
  answer: PartAnswer | 'missed' | null;
}

/** Single facts by name. */
export interface Facts {
  joined: Joined;
  account: StoredAccount | StoredSecret;
  /** What the person lets this phone record and share; by default `UNASKED`. */
  consent: Choices;
  /** Days for which the diary remembers; by default `USUAL_DAYS`. */
  retention: number;
  moved: Moved;
  /** Of every epoch's first upload; above those of the phone that the account came from. Absent: 0. */
  'first-sequence': number;
  report: Report;
  checked: Checked;
  contact: Contact;
  /** Random time of the upload of each open epoch, unix seconds, so that a restart does not draw it again. */
  'upload-times': { epoch: number; at: number }[];
  tries: Tries;
  /** Whether the person wants to be reminded. */
  'remind-me': boolean;
  reminder: Reminder;
  /** Reports that ended, newest first: their receipts can still be read. */
  'past-reports': Report[];
  /** By the program's hash, 64 hexadecimal digits. */
  parts: Record<string, Part>;
  /** What the person chose to read; else it is what the browser says. */
  language: LanguageTag;
  'venue-key': VenueKey;
  /** Notices of makers that this phone keeps, newest last. */
  withdrawals: Withdrawal[];
  /**
   * Notices that the app's site publishes, and when it was asked last (unix seconds). As JSON: facts are read all at once,
   * and one text is copied much faster than hundreds of objects.
   */
  published: { at: number; notices: string };
  /** Whether visits show as notifications; absent until the person was asked. */
  'visit-notices': boolean;
  /** Codes that were asked about and whose answer is not known yet; see web/share/report.ts. */
  asked: AskedCode[];
  /** Whether a scan makes no sound. */
  'scan-silent': boolean;
  /** Tags that the person carries or carried, oldest first. */
  tags: StoredTag[];
  /** Where no cell is kept. */
  home: Home;
  /** Ids of visits and meetings that are deleted, at which the person was protected: what was found there still says so. */
  guarded: string[];
  /** The newest time that operators told, or to which this phone's clock went on from there; see web/engine/sure-time.ts. */
  told: number;
  /** This phone's own clock when it last looked what is old, unix seconds. */
  looked: number;
}

/** Rows of an upload that left the phone: what its results will be about. */
export interface SentUpload {
  epoch: number;
  rows: SentRow[];
  /** What the person shared nothing of in this epoch: none of it is checked. An older app kept a boolean: true is all. */
  unshared?: boolean | SharedSource[];
}

export interface MadePoster {
  id: string;
  place: Place;
  type: number;
  madeAt: number;
  /** Posters that were made together have the same. */
  batch?: string;
  /** Unix seconds. */
  validFrom?: number | undefined;
  validTo?: number | undefined;
  /** Of a signed one what its code says; the others are encoded anew. */
  payload?: Uint8Array;
  /** The signed notice that it is withdrawn. */
  withdrawal?: Uint8Array;
}

/** A tag whose κ is sealed. */
export type StoredTag = Omit<Tag, 'secret'> & { secret: StoredSecret };

/** The key with which this device signs posters. */
export interface VenueKey {
  /** Ed25519, 32 bytes. */
  signKey: StoredSecret;
  /** How many posters of each place it has signed, by `labelOf`. */
  issues: Record<string, number>;
}

/** What one spell of listening kept of one identifier. */
export type KeptHeard = Heard & { id: string };

/** A cell and slot in which this phone was; its id is made of the two. */
export type KeptCell = CellSlot & { id: string };

export interface Schema extends DBSchema {
  heard: { key: string; value: KeptHeard };
  cells: { key: string; value: KeptCell };
  facts: { key: keyof Facts; value: Facts[keyof Facts] };
  visits: { key: string; value: Visit };
  /** They and the status outlive the community: they are about the person. */
  pauses: { key: number; value: Pause };
  status: { key: 'status'; value: Status };
  posters: { key: string; value: MadePoster };
  meetings: { key: string; value: Meeting };
  guests: { key: string; value: Guest };
  sent: { key: number; value: SentUpload };
  /** Sealed uploads that a node has not receipted. */
  outbox: { key: number; value: Omit<Waiting, 'id'> & { id?: number; since?: number } };
  receipts: { key: string | number; value: KeptReceipt };
  /** epoch → the sequence of its next upload. */
  sequences: { key: number; value: number };
  /** This device's own key, which never leaves the browser. */
  keys: { key: 'device'; value: CryptoKey };
}
