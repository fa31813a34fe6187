/** Guests in the device's database. */
import { KEY_BYTES } from '../../workers/wire/sizes.ts';
import { unixNow } from '../app/now.ts';
import { random } from '../app/random.ts';
import { policy } from '../diary/actions.ts';
import type { Place } from '../diary/visits.ts';
import { sealKeys } from '../engine/account.ts';
import { db } from '../store/db.ts';
import type { StoredSecret } from '../store/schema.ts';
import { changed } from '../store/state.ts';
import { enter, inAnotherCommunity, leave, newGuest } from './guest.ts';
import type { ChangeGuest } from './outbox.ts';

export const changeGuest: ChangeGuest = async (id, change) => {
  const { store, done } = (await db()).transaction('guests', 'readwrite');
  const changing = async () => {
    const guest = await store.get(id);
    const next = guest ? change(guest) : null;
    if (!guest) return null;
    if (next === null) await store.delete(id);
    else if (next !== guest) await store.put(next);
    return { next, isNew: next !== guest };
  };
  const [result] = await Promise.all([changing(), done]);
  if (result?.isNew) await changed('guests');
  return result?.next ?? null;
};

const freshAccount = (): Promise<StoredSecret> =>
  sealKeys({ signKey: random(KEY_BYTES), openKey: random(KEY_BYTES) });

/** Precondition: no `problemOf` the label. */
export const addGuest = async (label: string): Promise<void> => {
  const guest = newGuest(crypto.randomUUID(), label, await freshAccount(), unixNow());
  await (await db()).add('guests', guest);
  await changed('guests');
};

/** Another community took this address: guests keep their visits and begin anew there. */
export const moveGuests = async (): Promise<void> => {
  for (const { id } of await (await db()).getAll('guests')) {
    const account = await freshAccount();
    await changeGuest(id, (guest) => inAnotherCommunity(guest, account, unixNow()));
  }
};

export const enterGuests = async (ids: readonly string[], place: Place): Promise<void> => {
  for (const id of ids)
    await changeGuest(id, (guest) => enter(guest, place, policy(), unixNow(), crypto.randomUUID()));
};

export const leaveGuests = async (ids: readonly string[]): Promise<void> => {
  for (const id of ids) await changeGuest(id, (guest) => leave(guest, unixNow()));
};

/** Deletes all that this device knows of a guest, the keys too. */
export const eraseGuest = async (id: string): Promise<void> => {
  await changeGuest(id, () => null);
};
