import type { Party } from '../../workers/mpc/party.ts';
import type { ClaimEntry } from '../../workers/wire/claim-list.ts';
import type { Sqlite } from '../sqlite.ts';
import type { Illness } from './levels.ts';

/** A list message for one node, to be sent until the node holds it. */
export interface Delivery {
  run: number;
  node: Party;
  message: Uint8Array;
  /** Whether a node may have it already, although it has not said so. */
  sent: boolean;
}

/**
 * Lists that were made and are on their way, and what that means for the claims in them.
 *
 * No claim is listed twice. The nodes count a list only when all of them hold it, so a claim whose list surely
 * never reached one of them was not listed and waits for the next; in every other case it is erased.
 */
export class Lists {
  constructor(private readonly db: Sqlite) {
    db.exec(`
      CREATE TABLE IF NOT EXISTS deliveries (
        run INTEGER NOT NULL, node INTEGER NOT NULL,
        message BLOB NOT NULL,      -- sealed to the node; resent byte by byte
        state TEXT NOT NULL,        -- new: never sent; sent: perhaps held; held: the node said so
        PRIMARY KEY (run, node)
      );
      CREATE TABLE IF NOT EXISTS made_lists (run INTEGER PRIMARY KEY)`);
    this.keep = db.transaction(this.keep.bind(this));
    this.settle = db.transaction(this.settle.bind(this));
  }

  /** Whether the list of a run was ever made. */
  isMade(run: number): boolean {
    return this.db.prepare('SELECT 1 FROM made_lists WHERE run = ?').get(run) !== undefined;
  }

  /** The oldest claims that wait, at most `places`, with their levels by the given rule. */
  waiting(places: number, levels: (illness: Illness) => number[]): ClaimEntry[] {
    return this.db
      .prepare('SELECT claim, onset, first, last FROM claims WHERE run IS NULL ORDER BY rowid LIMIT ?')
      .all(places)
      .map((row) => ({
        claim: new Uint8Array(row.claim as ArrayBuffer),
        levels: levels(row as unknown as Illness),
      }));
  }

  /** Keeps a made list for sending and marks the claims in it. @param messages in the order of the roster */
  keep(run: number, entries: readonly ClaimEntry[], messages: readonly Uint8Array[]): void {
    this.db.prepare('INSERT INTO made_lists (run) VALUES (?)').run(run);
    for (const { claim } of entries) {
      this.db.prepare('UPDATE claims SET run = ? WHERE claim = ?').run(run, claim);
    }
    messages.forEach((message, i) => {
      this.db
        .prepare("INSERT INTO deliveries (run, node, message, state) VALUES (?, ?, ?, 'new')")
        .run(run, i + 1, message);
    });
  }

  /** Messages that no node has confirmed yet. */
  open(): Delivery[] {
    return this.db
      .prepare("SELECT run, node, message, state FROM deliveries WHERE state <> 'held' ORDER BY run, node")
      .all()
      .map((row) => ({
        run: row.run as number,
        node: row.node as number,
        message: new Uint8Array(row.message as ArrayBuffer),
        sent: row.state === 'sent',
      }));
  }

  mark({ run, node }: Delivery, state: 'new' | 'sent' | 'held'): void {
    this.db.prepare('UPDATE deliveries SET state = ? WHERE run = ? AND node = ?').run(state, run, node);
  }

  /** Runs whose list is neither settled nor forgotten. */
  unsettled(): number[] {
    return this.db
      .prepare('SELECT DISTINCT run FROM deliveries ORDER BY run')
      .all()
      .map((row) => row.run as number);
  }

  /** Whether every node holds the list of a run. */
  isHeld(run: number): boolean {
    return !this.db.prepare("SELECT 1 FROM deliveries WHERE run = ? AND state <> 'held'").get(run);
  }

  /**
   * Ends the sending of a list: erases its messages, and its claims unless a node surely never had it.
   * @returns how many claims wait again
   */
  settle(run: number): number {
    const missed = this.db.prepare("SELECT 1 FROM deliveries WHERE run = ? AND state = 'new'").get(run);
    const { changes } = missed
      ? this.db.prepare('UPDATE claims SET run = NULL WHERE run = ?').run(run)
      : this.db.prepare('DELETE FROM claims WHERE run = ?').run(run);
    this.db.prepare('DELETE FROM deliveries WHERE run = ?').run(run);
    return missed ? changes : 0;
  }
}
