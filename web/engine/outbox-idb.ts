import type { Outbox, Waiting } from '../../workers/phone/outbox.ts';
import { unixNow } from '../app/now.ts';
import { db } from '../store/db.ts';
import type { KeptReceipt } from '../store/schema.ts';
import { changed } from '../store/state.ts';

/**
 * What a receipt is about, in every phone that has this account: the number of its message would come again on a phone that
 * took over the receipts of another.
 */
const receiptId = ({ epoch, sequence, party, program }: Omit<KeptReceipt, 'id' | 'receipt' | 'at'>): string =>
  [epoch, sequence, party, ...(program ? [program] : [])].join('/');

/** The outbox in the device's database: a closed app loses nothing. */
export const idbOutbox: Outbox = {
  async nextSequence(epoch) {
    const count = (await db()).transaction(['sequences', 'facts'], 'readwrite');
    const sequences = count.objectStore('sequences');
    const first = (await count.objectStore('facts').get('first-sequence')) as number | undefined;
    const sequence = (await sequences.get(epoch)) ?? first ?? 0;
    await sequences.put(sequence + 1, epoch);
    await count.done;
    return sequence;
  },
  async add(messages) {
    const write = (await db()).transaction('outbox', 'readwrite');
    const since = unixNow();
    await Promise.all([...messages.map((message) => write.store.add({ ...message, since })), write.done]);
    await changed('outbox');
  },
  async list() {
    return (await (await db()).getAll('outbox')) as Waiting[];
  },
  async drop(id, receipt) {
    const move = (await db()).transaction(['outbox', 'receipts'], 'readwrite');
    const message = await move.objectStore('outbox').get(id);
    if (message && receipt) {
      const { message: _, since: __, ...of } = message;
      await move.objectStore('receipts').put({ ...of, id: receiptId(of), receipt, at: unixNow() });
    }
    await move.objectStore('outbox').delete(id);
    await move.done;
    await changed('outbox');
  },
};
