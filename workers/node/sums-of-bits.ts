import { ProtocolError } from '../errors.ts';
import { tossCoins } from '../mpc/coins.ts';
import type { PartyNet } from '../mpc/party.ts';
import { expand, KEY_BYTES } from '../mpc/prg.ts';
import { CHECK_BYTES, checkOf, coefficients, sharesBits } from '../mpc/record-check.ts';
import type { Scheme } from '../mpc/shamir.ts';
import { MASKS } from '../mpc/shamir-sharing.ts';
import type { Random } from '../wire/codec.ts';
import { exchange } from './batch.ts';
import type { RecordParts } from './records.ts';

/**
 * More than three nodes: opens masked random combinations of each record (record-check.ts). Three message rounds.
 *
 * @param records this party's shares, fixed before; null where the sealed body did not open
 * @returns for each record whether it shares bits
 */
export async function sumsOfBits(
  net: PartyNet,
  scheme: Scheme,
  records: readonly (RecordParts | null)[],
  random: Random,
): Promise<boolean[]> {
  const zeros = await zeroSharing(net, MASKS * records.length, random);
  const coins = await tossCoins(net, 'record check', 32, random);
  const longest = Math.max(0, ...records.map((record) => (record ? record[0]!.length : 0)));
  const chi = coefficients(scheme.field, coins, longest);
  const own = new Uint8Array(CHECK_BYTES * records.length); // of what did not open: zeros, and it is dropped
  records.forEach((record, k) => {
    const z = zeros.subarray(MASKS * k, MASKS * (k + 1));
    if (record) own.set(checkOf(scheme, net.self, chi, record, z), CHECK_BYTES * k);
  });
  const told = await exchange(net, 'record sums', own);
  told.set(net.self, own);
  for (const [peer, sums] of told)
    if (sums.length !== own.length)
      throw new ProtocolError(
        `node ${peer} summed up ${sums.length / CHECK_BYTES} records, not ${records.length}`,
      );
  const inOrder = Array.from({ length: scheme.parties }, (_, i) => told.get(i + 1)!);
  return records.map((_, k) =>
    sharesBits(
      scheme,
      inOrder.map((sums) => sums.subarray(CHECK_BYTES * k, CHECK_BYTES * (k + 1))),
    ),
  );
}

/** This party's summands of elements that sum to 0 over all parties: of every two parties the lower one deals a seed. */
async function zeroSharing(net: PartyNet, count: number, random: Random): Promise<Uint8Array> {
  const peers = Array.from({ length: net.parties }, (_, i) => i + 1).filter((party) => party !== net.self);
  const sum = new Uint8Array(count);
  const seeds = new Map(peers.filter((peer) => peer > net.self).map((peer) => [peer, random(KEY_BYTES)]));
  for (const [peer, seed] of seeds) net.send(peer, 'zero seed', seed.slice());
  for (const peer of peers) {
    const seed = seeds.get(peer) ?? (await net.receive(peer, 'zero seed'));
    if (seed.length !== KEY_BYTES)
      throw new ProtocolError(`node ${peer} sent a seed of ${seed.length} bytes`);
    expand(seed, 'record check/zeros', count).forEach((byte, i) => {
      sum[i]! ^= byte;
    });
  }
  return sum;
}
