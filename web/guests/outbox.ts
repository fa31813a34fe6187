import type { Outbox, Waiting } from '../../workers/phone/outbox.ts';
import type { Guest } from './guest.ts';

/** Reads and changes one guest with nothing in between; null deletes. Nothing happens when there is none. */
export type ChangeGuest = (id: string, change: (guest: Guest) => Guest | null) => Promise<Guest | null>;

/** The guest with messages that wait, behind those that do. */
export const withMessages = (guest: Guest, messages: readonly Omit<Waiting, 'id'>[]): Guest => {
  const first = (guest.waiting.at(-1)?.id ?? 0) + 1;
  return {
    ...guest,
    waiting: [...guest.waiting, ...messages.map((one, i) => ({ ...one, id: first + i }))],
  };
};

/** A guest's own outbox, in the guest's record. */
export const guestOutbox = (id: string, change: ChangeGuest): Outbox => ({
  async nextSequence(epoch) {
    const next = (guest: Guest) => guest.sequences[epoch] ?? 0;
    const after = await change(id, (guest) => ({
      ...guest,
      sequences: { ...guest.sequences, [epoch]: next(guest) + 1 },
    }));
    if (!after) throw new Error('the guest was deleted');
    return next(after) - 1;
  },
  async add(messages) {
    await change(id, (guest) => withMessages(guest, messages));
  },
  list: async () => (await change(id, (guest) => guest))?.waiting ?? [],
  async drop(message) {
    await change(id, (guest) => ({ ...guest, waiting: guest.waiting.filter((one) => one.id !== message) }));
  },
});
