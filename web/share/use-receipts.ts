import { useEffect, useState } from 'preact/hooks';
import { db } from '../store/db.ts';
import type { KeptReceipt } from '../store/schema.ts';
import { outbox } from '../store/state.ts';

/** The receipts on this device; null until they are read. */
export const useReceipts = (): KeptReceipt[] | null => {
  const [receipts, setReceipts] = useState<KeptReceipt[] | null>(null);
  const waiting = outbox.value; // each receipt takes a message out of it
  useEffect(() => {
    db()
      .then((database) => database.getAll('receipts'))
      .catch(() => []) // what they would say is told as not known
      .then(setReceipts);
  }, [waiting]);
  return receipts;
};
