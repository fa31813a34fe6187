import { hkdf } from '@noble/hashes/hkdf.js';
import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import type { Illness } from '../../workers/phone/illness.ts';
import { type CodeKind, createReportCode } from '../../workers/wire/report-code.ts';
import type { Sqlite } from '../sqlite.ts';

/** Bytes of a claim. */
export const CLAIM_BYTES = 16;
/** Seconds for which a used code still answers the phone that used it, after it expired. */
const ANSWERED = 86_400;

/** What became of a code and a claim. */
export type Registration = 'registered' | 'unknown code' | 'claim is known';

/** A code that was just made. It is told once: only its hash is kept. */
export interface IssuedCode {
  readonly code: string;
  readonly kind: CodeKind;
  /** Unix seconds. */
  readonly expires: number;
}

export interface CodeSettings {
  /** Seconds for which a code of each kind can be used. */
  lifetimes: Readonly<Record<CodeKind, number>>;
  /** The authority's secret key; what hashes codes is derived from it. */
  secretKey: Uint8Array;
  /** Unix seconds. */
  now: () => number;
  random: (bytes: number) => Uint8Array;
}

/**
 * Codes that are open, and the claims that they registered and that no list carries yet.
 *
 * A code is stored as a keyed hash (plain hashes of 10^8 codes would be undone in a second) and gone when it
 * expires; a used one a day later, or a phone that lost the answer would drop a claim that counts. A claim's hash
 * is kept for ever: a claim that came twice would count for two accounts.
 */
export class Codes {
  private readonly key: Uint8Array;

  constructor(
    private readonly db: Sqlite,
    private readonly settings: CodeSettings,
  ) {
    this.key = hkdf(sha256, settings.secretKey, undefined, utf8ToBytes('safetrace/1/codes'), 32);
    db.exec(`
      CREATE TABLE IF NOT EXISTS codes (
        hash BLOB PRIMARY KEY,      -- HMAC-SHA-256 of the code
        expires INTEGER NOT NULL,   -- unix seconds; the row goes then, a used one a day later
        onset INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, -- epochs
        used_for BLOB               -- SHA-256 of the claim that it registered, for a phone that asks again
      );
      CREATE TABLE IF NOT EXISTS claims (
        claim BLOB PRIMARY KEY,     -- the row goes when a list brought it to the nodes
        onset INTEGER NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
        run INTEGER                 -- whose list carries it now; null while it waits
      );
      CREATE TABLE IF NOT EXISTS known_claims (hash BLOB PRIMARY KEY); -- SHA-256, kept`);
    this.issue = db.transaction(this.issue.bind(this));
    this.register = db.transaction(this.register.bind(this));
  }

  /** A new code, unlike every code that is open or still answers. */
  issue({ onset, first, last }: Illness, kind: CodeKind): IssuedCode {
    this.forget();
    const { now, lifetimes, random } = this.settings;
    const expires = now() + lifetimes[kind];
    for (;;) {
      const code = createReportCode(kind, random);
      const { changes } = this.db
        .prepare('INSERT OR IGNORE INTO codes (hash, expires, onset, first, last) VALUES (?, ?, ?, ?, ?)')
        .run(this.hash(code), expires, onset, first, last);
      if (changes === 1) return { code, kind, expires };
    }
  }

  /**
   * Exchanges a code for the registration of a claim, once. The same pair again gives the same answer, for the
   * phone that did not hear it. A claim that is known leaves the code open.
   * Precondition, not checked: the claim has CLAIM_BYTES bytes.
   */
  register(code: string, claim: Uint8Array): Registration {
    this.forget();
    const hash = this.hash(code);
    const row = this.db.prepare('SELECT onset, first, last, used_for FROM codes WHERE hash = ?').get(hash);
    if (!row) return 'unknown code';
    const claimHash = sha256(claim);
    if (row.used_for) {
      return Buffer.from(row.used_for as Uint8Array).equals(claimHash) ? 'registered' : 'unknown code';
    }
    if (this.db.prepare('SELECT 1 FROM known_claims WHERE hash = ?').get(claimHash)) return 'claim is known';
    this.db.prepare('INSERT INTO known_claims (hash) VALUES (?)').run(claimHash);
    this.db
      .prepare('INSERT INTO claims (claim, onset, first, last) VALUES (?, ?, ?, ?)')
      .run(claim, row.onset, row.first, row.last);
    this.db.prepare('UPDATE codes SET used_for = ? WHERE hash = ?').run(claimHash, hash);
    return 'registered';
  }

  private forget(): void {
    const now = this.settings.now();
    this.db
      .prepare('DELETE FROM codes WHERE expires <= ? AND (used_for IS NULL OR expires <= ?)')
      .run(now, now - ANSWERED);
  }

  private hash(code: string): Uint8Array {
    return hmac(sha256, this.key, utf8ToBytes(code));
  }
}
