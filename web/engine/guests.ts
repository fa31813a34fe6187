/**
 * Shares, sends and fetches for each guest as for the phone's own account: an upload of the same size every epoch at a
 * random time of its own, over links of its own. One guest after the other, so that twenty open no sixty links at once.
 */
import type { PhoneClient } from '../../workers/phone/client.ts';
import { messagesOf } from '../../workers/phone/outbox.ts';
import type { Sharer } from '../../workers/share.worker.ts';
import type { Account } from '../../workers/wire/account.ts';
import { retrySeconds } from '../../workers/wire/pace.ts';
import { epochAt } from '../../workers/wire/time.ts';
import { visitsToShare } from '../diary/sharing.ts';
import { type Guest, prune } from '../guests/guest.ts';
import { type ChangeGuest, guestOutbox, withMessages } from '../guests/outbox.ts';
import { dueRun, firstRun } from '../risk/due.ts';
import type { Joined, StoredSecret } from '../store/schema.ts';
import { exposuresIn, withoutAged } from './exposures.ts';
import { isPaused } from './paused.ts';
import { uniform, uploadTime } from './plan.ts';
import { isExpired } from './retention.ts';
import { sharing } from './share-due.ts';
import { checkedOf, contactOf } from './verdict.ts';

type Client = Pick<PhoneClient, 'info' | 'epochKeys' | 'flush' | 'results' | 'close'>;

/** What the step needs of the world. */
export interface GuestPorts {
  /** For which visits are kept. */
  days(): Promise<number>;
  /** By which moment they are deleted, of this phone's time (unix seconds). */
  sureTime(now: number): Promise<number>;
  guests(): Promise<Guest[]>;
  change: ChangeGuest;
  /** A client of the guest's account, and with the guest's outbox, that can be used again after it was closed. */
  client(id: string, account: Account): Client;
  /** Of the sealed keys. */
  account(keys: StoredSecret): Promise<Account>;
  share: Sharer['share'];
}

/** One that was added in time to come was so by a clock that was ahead, unless it is behind now: nothing would be shared until then. */
const belonging = (joined: Joined, guest: Guest, now: number): Guest =>
  guest.since > now && joined.since <= now ? { ...guest, since: now } : guest;

/** One guest's part of the step. */
const guestStep = async (
  joined: Joined,
  guest: Guest,
  ports: GuestPorts,
): Promise<(now: number) => Promise<void>> => {
  const { deployment } = joined;
  const { id } = guest;
  const own = { ...joined, since: guest.since };
  const account = await ports.account(guest.account);
  const client = ports.client(id, account);
  /** @throws Error when the guest was deleted meanwhile: then there is nothing more to do */
  const read = async (): Promise<Guest> => {
    const present = await ports.change(id, (one) => one);
    if (!present) throw new Error('the guest was deleted');
    return present;
  };
  const retry = retrySeconds(deployment);
  let [nextFlush, nextFetch, settled] = [0, 0, guest.checked?.run ?? -1];
  let clock = 0;

  const momentOf = async (epoch: number): Promise<number> => {
    const known = (await read()).moments.find((one) => one.epoch === epoch);
    if (known) return known.at;
    const at = uploadTime(joined, epoch, uniform());
    await ports.change(id, (present) => ({ ...present, moments: [...present.moments, { epoch, at }] }));
    return at;
  };

  const shareEpoch = async (epoch: number): Promise<void> => {
    const keys = await client.epochKeys(epoch);
    const { visits } = await read();
    const { upload, sent } = await ports.share({
      deployment,
      account,
      sequence: await guestOutbox(id, ports.change).nextSequence(epoch),
      day: { epoch, stays: visitsToShare(visits, clock), meets: [], near: null, claim: null, levels: null },
      consent: null,
      keys,
    });
    // In one piece: one whose rows were not kept would be shared once more.
    await ports.change(id, (present) => ({
      ...withMessages(present, messagesOf(upload)),
      sent: [...present.sent, { epoch, rows: sent }],
    }));
    nextFlush = 0;
  };

  const share = sharing(
    own,
    {
      client,
      shared: async () => new Set((await read()).sent.map(({ epoch }) => epoch)),
      momentOf,
      share: shareEpoch,
    },
    settled,
  );

  /** Keeps the newest answer, if there is one. @returns whether nothing more is to be asked about this run */
  const fetch = async (run: number): Promise<boolean> => {
    const answer = await client.results().catch(() => null);
    const { checked: before, sent } = await read();
    if (answer && answer.run > (before?.run ?? -1)) {
      const rows = sent.flatMap((upload) => upload.rows);
      const checked = checkedOf(own, answer, exposuresIn(deployment, answer, rows), clock);
      await ports.change(id, (present) => ({ ...present, checked }));
    }
    if (answer && answer.run >= run) return true;
    return contactOf(own, await client.info(), run, null, clock).skipped === run;
  };

  return async (now) => {
    clock = now;
    try {
      await share(now);
      if (!isPaused(now, nextFlush, retry) && (await read()).waiting.length > 0) {
        nextFlush = now + retry;
        await client.flush();
      }
      const run = dueRun(joined, now);
      if (isPaused(now, nextFetch, retry) || run < firstRun(own) || settled >= run) return;
      nextFetch = now + retry;
      if (await fetch(run)) settled = run;
    } finally {
      client.close();
    }
  };
};

/**
 * Deletes of a guest what is too old.
 * @param days for which visits are kept
 * @param sure by which moment they are deleted, unix seconds
 */
const pruned = (joined: Joined, guest: Guest, days: number, sure: number): Guest | null => {
  const { grid, run } = joined.deployment;
  const shared = new Set(guest.sent.map(({ epoch }) => epoch));
  const oldest = epochAt(grid, sure) - run.window - run.grace - 1;
  return prune(guest, (end) => isExpired(end, days, joined, shared, sure), oldest, sure);
};

/** All that is done for guests on a phone whose account went on, unix seconds. */
export const forgettingGuests = async (
  joined: Joined,
  { days, sureTime, guests, change }: Pick<GuestPorts, 'days' | 'sureTime' | 'guests' | 'change'>,
  now: number,
): Promise<void> => {
  const [kept, sure] = await Promise.all([days(), sureTime(now)]);
  for (const { id } of await guests())
    await change(id, (guest) => {
      const left = pruned(joined, guest, kept, sure);
      const checked = left?.checked && withoutAged(joined, left.checked, sure);
      return left && checked ? { ...left, checked } : left;
    });
};

/** @returns the step. It takes unix seconds, and throws what went wrong first when it has looked after every guest */
export const lookingAfterGuests = (
  joined: Joined,
  ports: GuestPorts,
): ((now: number) => Promise<boolean>) => {
  const steps = new Map<string, Awaited<ReturnType<typeof guestStep>>>();
  const lookAfter = async (id: string, days: number, now: number, sure: number): Promise<void> => {
    const guest = await ports.change(id, (before) =>
      pruned(joined, belonging(joined, before, now), days, sure),
    );
    if (!guest) return;
    const step = steps.get(id) ?? (await guestStep(joined, guest, ports));
    steps.set(id, step);
    await step(now);
  };
  return async (now) => {
    const failures: unknown[] = [];
    const [days, sure] = await Promise.all([ports.days(), ports.sureTime(now)]);
    for (const { id } of await ports.guests())
      await lookAfter(id, days, now, sure).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
    return true;
  };
};
