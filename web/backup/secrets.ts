/**
 * Secrets in rows, wherever they are in them: opened for a file, as no other phone has this one's key, and sealed again by
 * the phone that takes it.
 */
import { openAtRest, sealAtRest } from '../store/device-key.ts';
import type { StoredSecret } from '../store/schema.ts';

const has = (value: object, ...names: string[]): boolean =>
  Object.keys(value).length === names.length &&
  names.every((name) => (value as Record<string, unknown>)[name] instanceof Uint8Array);

/** Whether a value of the database is a secret. Pure. */
export const isSecret = (value: unknown): value is StoredSecret =>
  typeof value === 'object' && value !== null && (has(value, 'nonce', 'box') || has(value, 'open'));

const changeSecrets = async <T>(value: T, change: (secret: StoredSecret) => Promise<unknown>): Promise<T> => {
  if (isSecret(value)) return (await change(value)) as T;
  if (Array.isArray(value)) return (await Promise.all(value.map((part) => changeSecrets(part, change)))) as T;
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return value;
  const parts = Object.entries(value).map(async ([name, part]) => [name, await changeSecrets(part, change)]);
  return Object.fromEntries(await Promise.all(parts));
};

/** @param key of this device, as the database may be closed @throws DOMException when something was sealed elsewhere */
export const openSecrets = <T>(rows: T, key: CryptoKey | undefined): Promise<T> =>
  changeSecrets(rows, async (secret) => ({ open: await openAtRest(secret, key) }));

export const sealSecrets = <T>(rows: T): Promise<T> =>
  changeSecrets(rows, async (secret) => sealAtRest(await openAtRest(secret)));
