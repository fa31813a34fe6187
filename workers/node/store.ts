/**
 * What a node keeps, table by table; every key is text, every value is bytes.
 *
 * The comment says what a value is and when it goes. Nothing here is a token, a name or a result in clear:
 * values that belong to people are sealed bodies or shares.
 */
export enum Table {
  /** Single facts of this node, by name, for example `audit-head`. */
  Facts = 'facts',
  /** account → signed enrolment, written with its first upload. Public keys only; erased when nothing of it is held any more. */
  Accounts = 'accounts',
  /** epoch → secret key and signed announcement of the epoch's upload key. Erased after the epoch's last build. */
  EpochKeys = 'epoch-keys',
  /** epoch/party → signed announcement of another node's upload key, passed on to phones. Erased with our own. */
  PeerKeys = 'peer-keys',
  /** epoch → key that seals the epoch's index at rest. Erased when the epoch leaves the window. */
  IndexKeys = 'index-keys',
  /** epoch/account/sequence → upload message, its body still sealed. Erased after the epoch's last build. */
  Uploads = 'uploads',
  /** epoch/account/program → fields that somebody gave for a program, the body still sealed. Erased with the run that takes them. */
  Fields = 'fields',
  /** epoch/account → name (sequence, header hash) of the upload that counts; it stands once the epoch was built. Erased with the window. */
  Counted = 'counted',
  /** run, run/fields → what this node held and every node's signed root: what a receipt is held against. Erased with the window. */
  ReportSets = 'report-sets',
  /** run → the authority's sealed claim list. Erased when the run is done. */
  ClaimLists = 'claim-lists',
  /** run → hash of the claim list that was held when the run was done: the authority may ask late, however late. 40 bytes a run, kept. */
  PastLists = 'past-lists',
  /** epoch/job/block → index (permutation keys, public order, shares), sealed at rest. Erased with the window. */
  Indices = 'indices',
  /** account → shares of its emit bits and of its infectious days. Overwritten in each run that it enters. */
  AccountStates = 'account-states',
  /** account → its sealed and signed result of the newest run. Overwritten by the next, erased after the window. */
  Results = 'results',
  /** run/program/account → number of the run's audit entry, and the sealed and signed result of a program. Erased with the window. */
  ProgramResults = 'program-results',
  /** run/program → number of the run's audit entry, and the program's public outputs. Kept, as they are open to everybody. */
  ProgramOutputs = 'program-outputs',
  /** run/attempt → effects of the newest attempt that this node signed, and not yet seen signed by all. Applied when that is shown, erased when a later attempt ends. */
  Aside = 'aside',
  /** number → entry of the hash-chained audit log. Kept. */
  Audit = 'audit',
}

/** One row to write, or to delete when `value` is null. */
export interface Change {
  table: Table;
  key: string;
  value: Uint8Array | null;
}

/**
 * Durable rows of one node.
 *
 * Implementations: memory (tests, simulation), SQLite in one file (Node), IndexedDB (headless browser);
 * test/unit/store-suite.ts is the acceptance suite of all.
 */
export interface NodeStore {
  /** The row's value, or undefined. The caller may keep and change the bytes. */
  get(table: Table, key: string): Promise<Uint8Array | undefined>;
  /** Rows whose key starts with `prefix`, keys ascending by UTF-16 code units. */
  list(table: Table, prefix: string): Promise<{ key: string; value: Uint8Array }[]>;
  /** Keys that start with `prefix`, ascending by UTF-16 code units. */
  keys(table: Table, prefix: string): Promise<string[]>;
  /**
   * Writes all changes or none; they are durable when this resolves. A later change of a row wins.
   * @throws Error with the database's reason when nothing could be written
   */
  write(changes: readonly Change[]): Promise<void>;
  /** Releases the file or connection; nothing may be called afterwards. */
  close(): Promise<void>;
}

/** A number as a key part that sorts like the number: 12 digits. Precondition, not checked: 0 ≤ n < 10^12. */
export function numberKey(n: number): string {
  return String(n).padStart(12, '0');
}
