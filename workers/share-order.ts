import type { Party } from './mpc/party.ts';
import { buildRecord, type Day, emitBits, type SentRow } from './phone/record.ts';
import type { Random } from './wire/codec.ts';
import type { Deployment } from './wire/deployment.ts';

/** Everything that a phone's upload is made of; plain data for the share worker. */
export interface ShareOrder {
  deployment: Deployment;
  account: { signKey: Uint8Array; openKey: Uint8Array };
  sequence: number;
  day: Omit<Day, 'emit'>;
  /** Rows of the earlier epochs of the window, and the visits that the person left out; null without consent. */
  consent: { earlier: readonly SentRow[]; withheld: readonly string[] } | null;
  /** X25519 key of each node for the epoch. */
  keys: ReadonlyMap<Party, Uint8Array>;
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

/** Consent for the rows whose visits were all left in; a row of two visits, one left out, stays silent. */
function consentBits(
  { deployment, day, consent }: Pick<ShareOrder, 'deployment' | 'day' | 'consent'>,
  own: readonly SentRow[],
): Uint8Array | null {
  if (!consent) return null;
  const withheld = new Set(consent.withheld);
  const given = new Set(
    [...consent.earlier, ...own]
      .filter((row) => !row.visits.some(({ id }) => withheld.has(id)))
      .map(({ epoch, row }) => `${epoch}/${row}`),
  );
  return emitBits(deployment, (age, row) => given.has(`${day.epoch - age}/${row}`));
}
