import { useEffect, useState } from 'preact/hooks';
import { db } from '../store/db.ts';
import type { KeptReceipt } from '../store/schema.ts';
import { outbox } from '../store/state.ts';

/** The receipts on this device; null until they are read, and where they cannot be. */
export const useReceipts = (): KeptReceipt[] | null => {
  const [receipts, setReceipts] = useState<KeptReceipt[] | null>(null);
  const waiting = outbox.value; // each receipt takes a message out of it
  useEffect(() => {
    db()
      .then((database) => database.getAll('receipts'))
      .then(setReceipts, (error) => console.warn(error));
  }, [waiting]);
  return receipts;
};
