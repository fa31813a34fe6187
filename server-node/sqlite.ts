import Database from 'libsql';

/** The part of better-sqlite3's interface that we use; libsql's own types leave it untyped. */
export interface Sqlite {
  exec(sql: string): void;
  pragma(text: string): unknown;
  /** Blobs come back as Buffer from `get` and as ArrayBuffer from `all`: `new Uint8Array(x)` takes both. */
  prepare(sql: string): {
    run(...values: unknown[]): { changes: number };
    get(...values: unknown[]): Record<string, unknown> | undefined;
    all(...values: unknown[]): Record<string, unknown>[];
  };
  /** The function, run inside BEGIN … COMMIT; rolled back when it throws. */
  transaction<A extends unknown[], R>(body: (...values: A) => R): (...values: A) => R;
  close(): void;
}

/**
 * Opens or makes a database whose commits are durable and whose deleted rows are overwritten.
 * @throws Error with SQLite's reason and the path when it cannot be opened or is not a database
 */
export function openDatabase(path: string): Sqlite {
  try {
    const db = new Database(path) as unknown as Sqlite;
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('secure_delete = ON');
    db.pragma('busy_timeout = 5000');
    return db;
  } catch (error) {
    throw new Error(`the database ${path} cannot be opened: ${(error as Error).message}`);
  }
}
