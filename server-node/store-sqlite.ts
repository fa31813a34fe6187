import { type Change, type NodeStore, Table } from '../workers/node/store.ts';
import { openDatabase } from './sqlite.ts';

/** Above every character that a key can hold, so that `prefix ≤ key < prefix ‖ LAST` is "starts with prefix". */
const LAST = '\u{10FFFF}';

/**
 * Rows of one node in one SQLite file, a table each.
 *
 * What is erased leaves the file too: deleted cells are overwritten (secure_delete), and a write that erases
 * also empties the write-ahead log, which would otherwise keep the old pages until its next turn.
 *
 * @param path the file; it is made when absent, its directory must exist
 * @param trouble told once when the disk begins to refuse writes
 * @throws Error with SQLite's reason when the file cannot be opened or written
 */
export function sqliteStore(path: string, trouble?: (text: string) => void): NodeStore {
  const db = openDatabase(path, trouble);
  for (const table of Object.values(Table)) {
    db.exec(`CREATE TABLE IF NOT EXISTS "${table}" (key TEXT PRIMARY KEY, value BLOB NOT NULL)`);
  }
  const writeAll = db.transaction((changes: readonly Change[]) => {
    for (const { table, key, value } of changes) {
      if (value === null) db.prepare(`DELETE FROM "${table}" WHERE key = ?`).run(key);
      else db.prepare(`INSERT OR REPLACE INTO "${table}" (key, value) VALUES (?, ?)`).run(key, value);
    }
  });

  return {
    async get(table, key) {
      const row = db.prepare(`SELECT value FROM "${table}" WHERE key = ?`).get(key);
      return row === undefined ? undefined : new Uint8Array(row.value as ArrayBuffer);
    },
    async list(table, prefix) {
      const rows = db
        .prepare(`SELECT key, value FROM "${table}" WHERE key >= ? AND key < ?`)
        .all(prefix, prefix + LAST);
      return rows
        .map((row) => ({ key: row.key as string, value: new Uint8Array(row.value as ArrayBuffer) }))
        .sort((a, b) => (a.key < b.key ? -1 : 1));
    },
    async keys(table, prefix) {
      const rows = db
        .prepare(`SELECT key FROM "${table}" WHERE key >= ? AND key < ?`)
        .all(prefix, prefix + LAST);
      return rows.map((row) => row.key as string).sort();
    },
    async write(changes) {
      writeAll(changes);
      if (changes.some((change) => change.value === null)) db.pragma('wal_checkpoint(TRUNCATE)');
    },
    async close() {
      db.close();
    },
  };
}
