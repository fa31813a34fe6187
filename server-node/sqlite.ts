import Database from 'libsql';
import { NotNow } from '../workers/errors.ts';

/** A value of a cell. Blobs come back as Buffer from `get` and as ArrayBuffer from `all`: `new Uint8Array(x)` takes both. */
export type Cell = number | string | Uint8Array | ArrayBuffer | null;
type Row = Record<string, Cell>;

interface Statement {
  run(...values: Cell[]): { changes: number };
  get(...values: Cell[]): Row | undefined;
  all(...values: Cell[]): Row[];
}

/** The part of better-sqlite3's interface that we use; libsql's own types leave it untyped. */
export interface Sqlite {
  exec(sql: string): void;
  pragma(text: string): unknown;
  prepare(sql: string): Statement;
  /** The function, run inside BEGIN … COMMIT; rolled back when it throws. */
  transaction<A extends unknown[], R>(body: (...values: A) => R): (...values: A) => R;
  close(): void;
}

/** What to do about an error of the file system, by the beginning of SQLite's code. */
const REMEDIES: Record<string, string> = {
  SQLITE_FULL: 'free space',
  SQLITE_READONLY: 'mount it for writing, and let this user write it and its directory',
  SQLITE_CANTOPEN: 'its directory must exist, be mounted for writing, and be this user’s to write',
  SQLITE_IOERR: 'look at the disk',
};

/**
 * Opens or makes a database whose commits are durable and whose deleted rows are overwritten.
 *
 * Errors name the file. What the disk refuses is a NotNow: nothing was kept, and it can be tried again.
 * @param trouble told when the disk begins to refuse transactions, not again until one succeeded
 * @throws Error with SQLite's reason and the path when it cannot be opened or is not a database
 */
export function openDatabase(path: string, trouble: (text: string) => void = () => {}): Sqlite {
  let isTold = false;
  const attempt = <R>(work: () => R): R => {
    try {
      return work();
    } catch (error) {
      throw named(error as Error & { code?: string }, path);
    }
  };
  const db = attempt(() => opened(path));
  const sqlite: Sqlite = {
    exec: (sql) => attempt(() => db.exec(sql)),
    pragma: (text) => attempt(() => db.pragma(text)),
    prepare: (sql) => {
      const statement = attempt(
        () => db.prepare(sql) as unknown as Record<'run' | 'get' | 'all', (values: Cell[]) => never>,
      );
      // Values go in as one list: libsql takes a lone blob for an object of named values and ends the process.
      return {
        run: (...values) => attempt(() => statement.run(values)),
        get: (...values) => attempt(() => statement.get(values)),
        all: (...values) => attempt(() => statement.all(values)),
      };
    },
    transaction:
      (body) =>
      (...values) => {
        try {
          sqlite.exec('BEGIN');
          const result = body(...values);
          sqlite.exec('COMMIT');
          isTold = false;
          return result;
        } catch (error) {
          // A full disk has rolled back already; a second failure would hide the first.
          if (db.inTransaction) db.exec('ROLLBACK');
          if (error instanceof NotNow && !isTold) {
            isTold = true;
            trouble(error.message);
          }
          throw error;
        }
      },
    close() {
      try {
        // libsql leaves the log behind when it closes; who copies the file alone would copy an old state.
        db.pragma('wal_checkpoint(TRUNCATE)');
      } catch {
        // A full disk: the log stays and counts at the next start.
      }
      db.close();
    },
  };
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma('synchronous = FULL');
  sqlite.pragma('secure_delete = ON');
  sqlite.pragma('busy_timeout = 5000');
  return sqlite;
}

function opened(path: string): Sqlite & { inTransaction: boolean } {
  try {
    return new Database(path) as never;
  } catch {
    // libsql says no more than SQLite's number here, 14.
    throw Object.assign(new Error('unable to open database file'), { code: 'SQLITE_CANTOPEN' });
  }
}

/** The same error with the file's name and, when the disk refuses, with what to do. */
function named(error: Error & { code?: string }, path: string): Error {
  if (error instanceof NotNow) return error;
  const { code = '', message } = error;
  const kind = Object.keys(REMEDIES).find((known) => code.startsWith(known));
  if (kind) return new NotNow(`${path}: ${message}; ${REMEDIES[kind]}`);
  return Object.assign(new Error(`${path}: ${message}`), { code });
}
