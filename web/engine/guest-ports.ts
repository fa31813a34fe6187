import { guestOutbox } from '../guests/outbox.ts';
import { changeGuest } from '../guests/store.ts';
import { db, readFact } from '../store/db.ts';
import type { Joined } from '../store/schema.ts';
import { openKeys } from './account.ts';
import { makeClient } from './client.ts';
import type { GuestPorts } from './guests.ts';
import { USUAL_DAYS } from './retention.ts';
import { sureTime } from './sure-time.ts';
import { worker } from './worker.ts';

/** Guests of the device's database, links over WebRTC, sealing in the worker. */
export const guestPorts = (joined: Joined): GuestPorts => ({
  days: async () => (await readFact('retention')) ?? USUAL_DAYS,
  sureTime,
  guests: async () => (await db()).getAll('guests'),
  change: changeGuest,
  client: (id, account) => makeClient(joined, account, guestOutbox(id, changeGuest)),
  async account(keys) {
    const { signKey, openKey } = await openKeys(keys);
    return worker().restoreAccount(signKey, openKey);
  },
  share: (order) => worker().share(order),
});
