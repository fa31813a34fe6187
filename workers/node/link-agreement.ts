import { concatBytes } from '@noble/hashes/utils.js';
import { ProtocolError } from '../errors.ts';
import type { PartyNet } from '../mpc/party.ts';
import { sameBytes } from '../wire/codec.ts';
import { exchange } from './batch.ts';
import { type AgreedLinks, classOf, decodeClass, encodeClass } from './link-class.ts';
import { measureLinks } from './link-probe.ts';

/**
 * Measures the links and agrees with the other nodes what an attempt counts on; all parties' engines must be told the
 * same. It stands outside the hello, since only nodes that have met can measure, and is not signed: a link has proven
 * keys at its ends, and a measurement that was wrong convicts nobody.
 *
 * @param now as for `measureLinks`
 * @throws ProtocolError or InputError when another node says nonsense, or not the same to all
 */
export async function agreeLinks(net: PartyNet, now: () => number): Promise<AgreedLinks> {
  const own = encodeClass(classOf(await measureLinks(net, now)));
  const said = new Map([...(await exchange(net, 'link class', own)), [net.self, own]]);
  const parties = [...said.keys()].sort((a, b) => a - b);
  const classes = parties.map((party) => decodeClass(said.get(party)!, `node ${party}`));
  const all = concatBytes(...parties.map((party) => said.get(party)!));
  for (const [party, heard] of await exchange(net, 'link classes', all))
    if (!sameBytes(heard, all))
      throw new ProtocolError(`node ${party} heard other link classes than this node: somebody said two`);
  const roundTripMs = Math.max(...classes.map((each) => each.roundTripMs));
  const mbit = Math.min(...classes.map((each) => each.mbit));
  return {
    roundTripMs,
    mbit,
    roundTripBy: parties.filter((_, i) => classes[i].roundTripMs === roundTripMs),
    mbitBy: parties.filter((_, i) => classes[i].mbit === mbit),
  };
}
