import { restoreAccount } from '../../workers/wire/account.ts';
import { guestOutbox } from '../guests/outbox.ts';
import { changeGuest } from '../guests/store.ts';
import { db } from '../store/db.ts';
import type { Joined } from '../store/schema.ts';
import { makeBriefClient } from './client.ts';
import type { GuestPorts } from './guests.ts';
import { DIARY_SECONDS } from './prune.ts';
import { worker } from './share.ts';

/** Guests of the device's database, links over WebRTC, sealing in the worker. */
export const guestPorts = (joined: Joined): GuestPorts => ({
  keep: DIARY_SECONDS,
  guests: async () => (await db()).getAll('guests'),
  change: changeGuest,
  client: ({ id, account }) =>
    makeBriefClient(joined, restoreAccount(account.signKey, account.openKey), guestOutbox(id, changeGuest)),
  share: (order) => worker().share(order),
});
