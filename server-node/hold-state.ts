import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from './sqlite.ts';

/**
 * Holds a state directory for this process alone: two nodes with one state would undo each other. The lock is that of
 * an open transaction, which the system ends with the process, however it dies.
 *
 * @returns lets go of it
 * @throws Error when another process holds it
 */
export function holdState(state: string): () => void {
  const lock = openDatabase(join(state, 'lock.sqlite'));
  lock.pragma('busy_timeout = 0');
  try {
    lock.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    throw new Error(`another process runs with the state directory ${state}; stop it first`);
  }
  return () => {
    lock.exec('ROLLBACK');
    lock.close();
  };
}

/** Looks whether state directories can be held now. @throws Error naming the first that another process holds */
export function requireUnheld(states: readonly string[]): void {
  for (const state of states) if (existsSync(state)) holdState(state)();
}
