import { ProtocolError } from '../errors.ts';
import { tossCoins } from '../mpc/coins.ts';
import type { Field } from '../mpc/field.ts';
import { allParties, type PartySet, subsets } from '../mpc/general/party-sets.ts';
import { scaleIn } from '../mpc/general/prss.ts';
import { bytesOf, wordsOf } from '../mpc/packed.ts';
import type { PartyNet } from '../mpc/party.ts';
import { expand, KEY_BYTES } from '../mpc/prg.ts';
import { bitsJudge, checkBytes, checkOf, coefficients, ELEMENT_BYTES } from '../mpc/record-check.ts';
import type { Scheme } from '../mpc/shamir.ts';
import type { Random } from '../wire/codec.ts';
import { exchange } from './batch.ts';
import type { RecordParts } from './records.ts';

/** Records between two turns of the event loop: some ten milliseconds. */
const TURN = 256;

/**
 * More than three nodes: opens masked random combinations of each record (record-check.ts). Four message rounds.
 *
 * @param records this party's shares, fixed before; null where the sealed body did not open
 * @param random for seeds that are fresh in every check
 * @returns for each record whether it shares bits
 */
export async function sumsOfBits(
  net: PartyNet,
  scheme: Scheme,
  records: readonly (RecordParts | null)[],
  random: Random,
): Promise<boolean[]> {
  const { field, parties, threshold } = scheme;
  const everybody = allParties(parties);
  const bytes = ELEMENT_BYTES * records.length;
  const sumOf = (sets: readonly PartySet[], scale: (set: PartySet) => number) =>
    sumInCommon(net, field, sets, scale, bytes, random);
  const zeros = await sumOf(subsets(everybody, 2), () => 1);
  const masks = await sumOf(subsets(everybody, parties - threshold), (set) =>
    scaleIn(field, parties, set, net.self),
  );
  const coins = await tossCoins(net, 'record check', 32, random);

  const longest = Math.max(0, ...records.map((record) => (record ? record[0]!.length : 0)));
  const chi = coefficients(field, coins, longest);
  const size = checkBytes(field);
  const own = new Uint8Array(size * records.length); // of what did not open: zeros, and it is dropped
  await inTurns(records.length, (k) => {
    const record = records[k];
    const at = (plane: Uint8Array) => plane.subarray(ELEMENT_BYTES * k, ELEMENT_BYTES * (k + 1));
    if (record) own.set(checkOf(scheme, net.self, chi, record, masks.map(at), zeros.map(at)), size * k);
  });

  const told = await exchange(net, 'record sums', own);
  told.set(net.self, own);
  for (const [peer, sums] of told)
    if (sums.length !== own.length)
      throw new ProtocolError(`node ${peer} summed up ${sums.length / size} records, not ${records.length}`);
  const inOrder = everybody.map((party) => told.get(party)!);
  const sharesBits = bitsJudge(scheme);
  const good: boolean[] = [];
  await inTurns(records.length, (k) => {
    good.push(sharesBits(inOrder.map((sums) => sums.subarray(size * k, size * (k + 1)))));
  });
  return good;
}

/**
 * The members of each set, and nobody else, draw k planes alike, from a fresh seed that the lowest of them deals.
 * @returns Σ scale(A)·planes of A over the sets A of this party
 */
async function sumInCommon(
  net: PartyNet,
  field: Field,
  sets: readonly PartySet[],
  scale: (set: PartySet) => number,
  bytes: number,
  random: Random,
): Promise<Uint8Array[]> {
  const seeds = new Map<PartySet, Uint8Array>();
  const dealt = sets.filter(([dealer]) => dealer === net.self);
  for (const set of dealt) {
    const seed = random(KEY_BYTES);
    for (const party of set.slice(1)) net.send(party, 'check seed', seed.slice());
    seeds.set(set, seed);
  }
  for (const set of sets) {
    if (set[0] === net.self || !set.includes(net.self)) continue;
    const seed = await net.receive(set[0]!, 'check seed');
    if (seed.length !== KEY_BYTES)
      throw new ProtocolError(`node ${set[0]} sent a seed of ${seed.length} bytes`);
    seeds.set(set, seed);
  }
  const sum = field.zero(Math.ceil(bytes / 4));
  for (const [set, seed] of seeds) {
    const stream = expand(seed, 'record check', field.k * bytes);
    const planes = sum.map((_, p) => stream.subarray(bytes * p, bytes * (p + 1)));
    field.addScaled(sum, scale(set), wordsOf(planes));
  }
  return bytesOf(sum, bytes);
}

/** Does a piece of work for each number below `count`, and lets others have the thread now and then. */
async function inTurns(count: number, work: (k: number) => void): Promise<void> {
  for (let k = 0; k < count; k++) {
    if (k % TURN === TURN - 1) await new Promise((resolve) => setTimeout(resolve));
    work(k);
  }
}
