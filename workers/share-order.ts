import type { Party } from './mpc/party.ts';
import { NEAR_ID, ROOM_ID } from './phone/near-ids.ts';
import { buildRecord, type Day, emitBits, type SentRow } from './phone/record.ts';
import type { VisitTimes } from './phone/rows.ts';
import type { Random } from './wire/codec.ts';
import type { Deployment } from './wire/deployment.ts';

/** Everything that a phone's upload is made of; plain data for the share worker. */
export interface ShareOrder {
  deployment: Deployment;
  account: { signKey: Uint8Array; openKey: Uint8Array };
  sequence: number;
  day: Omit<Day, 'emit'>;
  /** Rows of the earlier epochs of the window, and what of all rows warns nobody; null without consent. */
  consent: ({ earlier: readonly SentRow[] } & Withheld) | null;
  /** X25519 key of each node for the epoch. */
  keys: ReadonlyMap<Party, Uint8Array>;
}

/** What the person left out. */
export interface Withheld {
  /** Ids of visits and meetings, or of all that Bluetooth heard. */
  ids: readonly string[];
  /** Days, [from, to) in unix seconds. */
  days: readonly { readonly from: number; readonly to: number }[];
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
  const { deployment, day } = order;
  // Where the rows come to stand is known only once they are packed; the consent bits name those places.
  const { sent } = buildRecord(deployment, { ...day, emit: null }, random);
  return buildRecord(deployment, { ...day, emit: consentBits(order, sent) }, random);
}

/**
 * Whether something that a row stands for was left out. A visit or a meeting belongs to the day on which it began, as the
 * person saw it in the list; what Bluetooth heard has one id for all days, and belongs to each that it touches.
 */
const silencedBy = ({ ids, days }: Withheld) => {
  const out = new Set(ids);
  return ({ id, from, to }: VisitTimes): boolean => {
    if (out.has(id)) return true;
    const until = id === NEAR_ID || id === ROOM_ID ? to : from + 1;
    return days.some((day) => from < day.to && until > day.from);
  };
};

/** Consent for the rows whose visits were all left in; a row of two visits, one left out, stays silent. */
function consentBits(
  { deployment, day, consent }: Pick<ShareOrder, 'deployment' | 'day' | 'consent'>,
  own: readonly SentRow[],
): Uint8Array | null {
  if (!consent) return null;
  const silenced = silencedBy(consent);
  const given = new Set(
    [...consent.earlier, ...own]
      .filter(({ visits }) => !visits.some(silenced))
      .map(({ epoch, row }) => `${epoch}/${row}`),
  );
  return emitBits(deployment, (age, row) => given.has(`${day.epoch - age}/${row}`));
}
