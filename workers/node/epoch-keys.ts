import { concatBytes } from '@noble/hashes/utils.js';
import type { PartyNet } from '../mpc/party.ts';
import { Reader, Writer } from '../wire/codec.ts';
import { createEpochKey, encodeEpochKey, verifyEpochKey } from '../wire/epoch-key.ts';
import { EPOCH_KEY_BYTES } from '../wire/sizes.ts';
import { epochAt } from '../wire/time.ts';
import { exchange } from './batch.ts';
import type { NodeContext } from './context.ts';
import { lastCertificate, runOf } from './ledger.ts';
import { type Change, numberKey, Table } from './store.ts';

const SECRET_BYTES = 32;
/** Epochs after a run's that may be announced when it closes: the present one, and the next. */
const MOST_AHEAD = 3;

/**
 * Makes the upload keys of the next epoch, of the one that goes on and of those that no run has closed, where they are
 * missing (DESIGN §7): a node that was away makes up for what it did not announce, and what can be sealed in time counts.
 */
export function ensureEpochKeys(ctx: NodeContext): Promise<void> {
  const { grid, run } = ctx.deployment;
  // Two at once would make two keys of one epoch.
  return ctx.serially(async () => {
    const current = epochAt(grid, ctx.now());
    const missing: number[] = [];
    for (let epoch = Math.max(0, current - run.window); epoch <= current + 1; epoch++)
      if (!(await ctx.store.get(Table.EpochKeys, numberKey(epoch)))) missing.push(epoch);
    // Looked at last: the key that a run erases meanwhile was there a moment ago, so it is not made again.
    const done = runOf(await lastCertificate(ctx));
    const oldest = done < 0 ? current - 1 : done + 1;
    const changes = missing
      .filter((epoch) => epoch >= oldest)
      .map((epoch): Change => {
        const { secret, key } = createEpochKey(ctx.random);
        const announcement = encodeEpochKey(
          { deployment: ctx.id, epoch, node: ctx.party, key },
          ctx.identity,
        );
        const value = new Writer().raw(secret).raw(announcement).finish();
        return { table: Table.EpochKeys, key: numberKey(epoch), value };
      });
    if (changes.length > 0) await ctx.store.write(changes);
  });
}

/** Own signed announcements of every epoch that can still be uploaded to. */
async function ownAnnouncements(ctx: NodeContext): Promise<Uint8Array[]> {
  const rows = await ctx.store.list(Table.EpochKeys, '');
  return rows.map(({ value }) => value.slice(SECRET_BYTES));
}

/** Own and passed-on announcements: a phone can seal to all nodes while one of them is down. */
export async function announcements(ctx: NodeContext): Promise<Uint8Array[]> {
  const others = await ctx.store.list(Table.PeerKeys, '');
  return [...(await ownAnnouncements(ctx)), ...others.map(({ value }) => value)];
}

/**
 * Tells the other nodes our upload keys and keeps theirs, of epochs that can be uploaded to now or soon: a node that
 * announces more shall not crowd out the others.
 *  @throws InputError when one is not signed by its node
 */
export async function exchangeAnnouncements(ctx: NodeContext, net: PartyNet, run: number): Promise<void> {
  const own = concatBytes(...(await ownAnnouncements(ctx)));
  const changes: Change[] = [];
  for (const [party, bytes] of await exchange(net, 'epoch keys', own)) {
    const reader = new Reader(bytes, `epoch keys of node ${party}`);
    for (let left = bytes.length; left > 0; left -= EPOCH_KEY_BYTES) {
      const value = reader.raw(EPOCH_KEY_BYTES);
      const { epoch, node } = verifyEpochKey(value, ctx.deployment);
      if (node === party && epoch > run - ctx.deployment.run.grace && epoch <= run + MOST_AHEAD)
        changes.push({ table: Table.PeerKeys, key: `${numberKey(epoch)}/${party}`, value });
    }
  }
  await ctx.store.write(changes);
}

/** An epoch's secret key, null when it is erased: then the epoch can never be opened again. */
export async function epochSecret(ctx: NodeContext, epoch: number): Promise<Uint8Array | null> {
  const stored = await ctx.store.get(Table.EpochKeys, numberKey(epoch));
  return stored ? new Reader(stored, 'epoch key').raw(SECRET_BYTES) : null;
}
