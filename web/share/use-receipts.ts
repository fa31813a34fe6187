import { useEffect, useState } from 'preact/hooks';
import { db } from '../store/db.ts';
import type { KeptReceipt } from '../store/schema.ts';
import { outbox } from '../store/state.ts';

/** The receipts on this device; null until they are read. */
export const useReceipts = (): KeptReceipt[] | null => {
  const [receipts, setReceipts] = useState<KeptReceipt[] | null>(null);
  const waiting = outbox.value; // each receipt takes a message out of it
  useEffect(() => {
    void (async () => setReceipts(await (await db()).getAll('receipts')))();
  }, [waiting]);
  return receipts;
};
