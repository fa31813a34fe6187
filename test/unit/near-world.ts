import { payloadOf, readPayload } from '../../workers/near/advertisement.ts';
import type { Hearing } from '../../workers/near/hearing.ts';
import { type AdvertiserKind, periodAt } from '../../workers/near/periods.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { demo } from './wire-world.ts';

/** A day of quarter hours, with tags as DESIGN §7 has them: E renewed every two slots. */
export const nearDemo = (changes: Partial<Deployment> = {}): Deployment =>
  demo({
    grid: { slot: 900, epoch: 86_400, offset: 0 },
    place: { h: 12, venues: 3, meets: 1 },
    near: { h: 4, self: 2, heard: 10, symmetric: true },
    run: { collect: 64_800, grace: 2, window: 14, minAccounts: 100 },
    visits: { minimum: 600, defaultLength: 7200, cap: 43_200 },
    ...changes,
  });

/** Noon of a day: the beginning of a slot, a period and both kinds of blocks. */
export const T0 = 20_000 * 86_400 + 43_200;

/** Lets a phone hear an advertiser every ten seconds of some minutes. */
export function hearFor(
  hearing: Hearing,
  secret: Uint8Array,
  {
    from,
    minutes,
    rssi = -60,
    kind = 'tag' as AdvertiserKind,
    skew = 0,
  }: { from: number; minutes: number; rssi?: number; kind?: AdvertiserKind; skew?: number },
): void {
  const d = hearing.deployment;
  for (let t = from; t < from + minutes * 60; t += 10)
    hearing.hear(readPayload(payloadOf(kind, secret, periodAt(d, kind, t + skew)))!, { t, rssi });
}
