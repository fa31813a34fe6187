import { isLeftOutBy, type Withheld } from './left-out.ts';
import type { Party } from './mpc/party.ts';
import type { Heard } from './near/hearing.ts';
import type { Pause } from './near/pauses.ts';
import { nearRows, roomStays, type Tag } from './phone/near-rows.ts';
import { buildRecord, type Day, emitBits, type SentRow } from './phone/record.ts';
import type { Visit } from './phone/row-choice.ts';
import { meetRows, placeRows } from './phone/rows.ts';
import type { Account } from './wire/account.ts';
import type { Random } from './wire/codec.ts';
import type { Deployment } from './wire/deployment.ts';

/** An epoch as the phone has it, without what the person does not share. */
export interface DiaryDay extends Pick<Day, 'epoch' | 'claim' | 'levels'> {
  /** Of the epoch; others change nothing. */
  readonly stays: readonly Visit[];
  /** Meetings, likewise. */
  readonly meets: readonly Visit[];
  /** What Bluetooth told, and when it is shared (unix seconds); null where the deployment has no tags. */
  readonly near: {
    readonly tags: readonly Tag[];
    readonly heard: readonly Heard[];
    readonly pauses: readonly Pause[];
    readonly now: number;
  } | null;
}

/** Everything that a phone's upload is made of; plain data for the share worker. */
export interface ShareOrder {
  deployment: Deployment;
  account: Account;
  sequence: number;
  day: DiaryDay;
  /** Rows of the earlier epochs of the window, and what of all rows warns nobody; null without consent. */
  consent: ({ earlier: readonly SentRow[] } & Withheld) | null;
  /** X25519 key of each node for the epoch. */
  keys: ReadonlyMap<Party, Uint8Array>;
}

/** The rows of a day; a room whose beacon was heard is a place like those of the diary. */
function rowsOf(d: Deployment, { epoch, stays, meets, near, claim, levels }: DiaryDay): Omit<Day, 'emit'> {
  const rooms = near ? roomStays(d, near.heard, stays) : [];
  return {
    epoch,
    places: placeRows(d, epoch, [...stays, ...rooms]).rows,
    meets: meetRows(d, epoch, meets).rows,
    near: near && nearRows(d, epoch, near.tags, near.heard, near.now, near.pauses),
    claim,
    levels,
  };
}

/**
 * Packs a day and the consent to what may warn others.
 * @returns the record to share, and its rows as the phone must remember them to read results
 * @throws InputError when the day does not fit the deployment's shape
 */
export function packDay(
  order: Pick<ShareOrder, 'deployment' | 'day' | 'consent'>,
  random: Random,
): { record: Uint8Array; sent: SentRow[] } {
  const { deployment } = order;
  const day = rowsOf(deployment, order.day);
  // Where the rows come to stand is known only once they are packed; the consent bits name those places.
  const { sent } = buildRecord(deployment, { ...day, emit: null }, random);
  return buildRecord(deployment, { ...day, emit: consentBits(order, sent) }, random);
}

/** Consent for the rows whose visits were all left in; a row of two visits, one left out, stays silent. */
function consentBits(
  { deployment, day, consent }: Pick<ShareOrder, 'deployment' | 'day' | 'consent'>,
  own: readonly SentRow[],
): Uint8Array | null {
  if (!consent) return null;
  const isLeftOut = isLeftOutBy(consent);
  const given = new Set(
    [...consent.earlier, ...own]
      .filter(({ visits }) => !visits.some(isLeftOut))
      .map(({ epoch, row }) => `${epoch}/${row}`),
  );
  return emitBits(deployment, (age, row) => given.has(`${day.epoch - age}/${row}`));
}
