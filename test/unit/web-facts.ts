/** The app's single facts in memory, in place of IndexedDB: `vi.mock('…/web/store/db.ts', () => import('./web-facts.ts'))`. */
const facts = new Map<string, unknown>();

export const readFact = async (name: string) => structuredClone(facts.get(name));
export const writeFact = async (name: string, value: unknown) => {
  facts.set(name, structuredClone(value));
};
export const changeFact = async (name: string, change: (present: unknown) => unknown, absent?: unknown) => {
  const present = structuredClone(facts.get(name)) ?? absent;
  const next = present === undefined ? null : change(present);
  if (next !== null) await writeFact(name, next);
};
export const eraseFact = async (name: string) => {
  facts.delete(name);
};
let device: CryptoKey | undefined;
const keys = {
  get: async () => device,
  put: async (key: CryptoKey) => {
    device = key;
  },
};
/** No rows in any table, but the key of the device. */
export const db = async () => ({
  getAll: async () => [],
  get: keys.get,
  transaction: () => ({ store: keys, done: Promise.resolve() }),
});
