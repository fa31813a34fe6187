import type { Party } from '../../workers/mpc/party.ts';
import type { Illness } from '../../workers/phone/illness.ts';
import type { ClaimEntry } from '../../workers/wire/claim-list.ts';
import type { Sqlite } from '../sqlite.ts';

/** A list message for one node, to be sent until the node holds it. */
export interface Delivery {
  run: number;
  node: Party;
  message: Uint8Array;
  /** Whether a node may have it already, although it has not said so. */
  sent: boolean;
}

/**
 * How far a delivery is: never sent; sent, so perhaps held; held, as the node said; refused, so that the node had no
 * copy when its run was done and never takes one.
 */
export type DeliveryState = 'new' | 'sent' | 'held' | 'refused';

/** What became of a list: `missed` when some node surely never has it. */
export type Fate = 'open' | 'held' | 'missed';

/**
 * Lists that were made and are on their way, and what that means for the claims in them.
 *
 * No claim is listed twice, or two accounts could redeem it. The nodes count a list only when all of them hold it,
 * so one that a single node surely never has counts nowhere, now or later, and its claims wait for the next list.
 * While that is in doubt its claims are in no other list.
 */
export class Lists {
  constructor(private readonly db: Sqlite) {
    db.exec(`
      CREATE TABLE IF NOT EXISTS deliveries (
        run INTEGER NOT NULL, node INTEGER NOT NULL,
        message BLOB NOT NULL,      -- sealed to the node; resent byte by byte
        state TEXT NOT NULL,        -- DeliveryState
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

  /**
   * Keeps a made list for sending and marks the claims in it.
   * @param messages in the order of the roster; none when there was no time for a list
   */
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

  /** Messages of which it is not known yet whether their node has them. */
  open(): Delivery[] {
    return this.db
      .prepare(
        "SELECT run, node, message, state FROM deliveries WHERE state IN ('new', 'sent') ORDER BY run, node",
      )
      .all()
      .map((row) => ({
        run: row.run as number,
        node: row.node as number,
        message: new Uint8Array(row.message as ArrayBuffer),
        sent: row.state === 'sent',
      }));
  }

  mark({ run, node }: Delivery, state: DeliveryState): void {
    this.db.prepare('UPDATE deliveries SET state = ? WHERE run = ? AND node = ?').run(state, run, node);
  }

  /** Runs whose list is neither settled nor forgotten. */
  unsettled(): number[] {
    return this.db
      .prepare('SELECT DISTINCT run FROM deliveries ORDER BY run')
      .all()
      .map((row) => row.run as number);
  }

  fate(run: number): Fate {
    const states = this.db
      .prepare('SELECT state FROM deliveries WHERE run = ?')
      .all(run)
      .map(({ state }) => state as DeliveryState);
    if (states.every((state) => state === 'held')) return 'held';
    return states.includes('refused') ? 'missed' : 'open';
  }

  /**
   * Ends the sending of a list: erases its messages, and its claims unless they were missed and wait again.
   * @returns how many claims that are
   */
  settle(run: number, fate: Exclude<Fate, 'open'>): number {
    const { changes } =
      fate === 'missed'
        ? this.db.prepare('UPDATE claims SET run = NULL WHERE run = ?').run(run)
        : this.db.prepare('DELETE FROM claims WHERE run = ?').run(run);
    this.db.prepare('DELETE FROM deliveries WHERE run = ?').run(run);
    return changes;
  }
}
