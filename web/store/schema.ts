/** Everything that this device remembers, table by table. Nothing of it leaves the device except as shares. */
import type { DBSchema } from 'idb';
import type { Waiting } from '../../workers/phone/outbox.ts';
import type { SentRow } from '../../workers/phone/record.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import type { NamedValues } from '../../workers/wire/field-values.ts';
import type { Pause } from '../diary/pauses.ts';
import type { Place, Visit } from '../diary/visits.ts';
import type { Status } from '../risk/status.ts';

/** The community that this device belongs to, as verified when it was stored. */
export interface Joined {
  deployment: Deployment;
  /** Hash of the deployment, 64 hexadecimal digits. */
  hash: string;
  /** Unix seconds of the first start in this deployment: uploads begin with the epoch around it. */
  since: number;
}

/** The pseudonymous account: two secret keys of 32 bytes. */
export interface StoredAccount {
  signKey: Uint8Array;
  openKey: Uint8Array;
}

/** A positive test that the authority confirmed, or what a person says of himself where there is no authority. */
export interface Report {
  /** 16 random bytes that the authority knows as confirmed; with consent in every upload until a run accepts it. */
  claim: Uint8Array | null;
  /** Without a claim: epoch of the first symptoms or of the test. */
  onset: number | null;
  registeredAt: number;
  /** Kinds of rows that may warn others; null until the person has decided. */
  consent: { place: boolean; at: number } | null;
  /** Visits that the person left out. */
  withheld: string[];
  /** A run has joined the claim. */
  accepted: boolean;
}

/** A code and the claim that was sent with it: asked again, it must be with the same one. */
export interface AskedCode {
  code: string;
  claim: Uint8Array;
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
  /** Epochs of the window in which nothing of this phone entered: their visits were not checked. */
  missing: number[];
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
  account: StoredAccount;
  report: Report;
  checked: Checked;
  contact: Contact;
  /** Random time of the upload of each open epoch, unix seconds, so that a restart does not draw it again. */
  'upload-times': { epoch: number; at: number }[];
  /** By the program's hash, 64 hexadecimal digits. */
  parts: Record<string, Part>;
  /** Whether visits show as notifications; absent until the person was asked. */
  'visit-notices': boolean;
  /** Codes that were asked about and whose answer is not known yet; see web/share/report.ts. */
  asked: AskedCode[];
}

/** Rows of an upload that left the phone: what its results will be about. */
export interface SentUpload {
  epoch: number;
  rows: SentRow[];
}

export interface MadePoster {
  id: string;
  place: Place;
  type: number;
  madeAt: number;
}

export interface Schema extends DBSchema {
  facts: { key: keyof Facts; value: Facts[keyof Facts] };
  visits: { key: string; value: Visit };
  /** They and the status outlive the community: they are about the person. */
  pauses: { key: number; value: Pause };
  status: { key: 'status'; value: Status };
  posters: { key: string; value: MadePoster };
  sent: { key: number; value: SentUpload };
  /** Sealed uploads that a node has not receipted. */
  outbox: { key: number; value: Omit<Waiting, 'id'> & { id?: number } };
  /** epoch → the sequence of its next upload. */
  sequences: { key: number; value: number };
}
