import Database from 'libsql';

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

/**
 * Opens or makes a database whose commits are durable and whose deleted rows are overwritten.
 * @throws Error with SQLite's reason and the path when it cannot be opened or is not a database
 */
export function openDatabase(path: string): Sqlite {
  try {
    const db = new Database(path) as unknown as Sqlite;
    const prepare = db.prepare.bind(db);
    // Values go in as one list: libsql takes a lone blob for an object of named values and ends the process.
    db.prepare = (sql) => {
      const statement = prepare(sql) as unknown as Record<'run' | 'get' | 'all', (values: Cell[]) => never>;
      return {
        run: (...values) => statement.run(values),
        get: (...values) => statement.get(values),
        all: (...values) => statement.all(values),
      };
    };
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = FULL');
    db.pragma('secure_delete = ON');
    db.pragma('busy_timeout = 5000');
    return db;
  } catch (error) {
    throw new Error(`the database ${path} cannot be opened: ${(error as Error).message}`);
  }
}
