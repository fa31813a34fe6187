import { ProtocolError } from '../../errors.ts';
import { Buffers } from '../buffers.ts';
import { type Engine, type Gate, type Permutation, singly } from '../engine.ts';
import type { PartyKeys } from '../keys.ts';
import { type LinkRate, MEMORY_LINKS } from '../link-rate.ts';
import { Memory } from '../memory.ts';
import { PairStream } from '../pair-stream.ts';
import type { Party, PartyNet } from '../party.ts';
import { expand, KEY_BYTES } from '../prg.ts';
import { scheme as schemeOf } from '../shamir.ts';
import { type Bits, clearPadding, copyOf, type Shared, strideOf, xorInto } from '../shared.ts';
import type { Stats } from '../stats.ts';
import { CircleZeros } from './circle-zeros.ts';
import { GateRounds } from './gate-rounds.ts';
import { moveByGroups } from './group-shuffle.ts';
import { Messages } from './messages.ts';
import { allParties, setLabel, shuffleGroups, subsets } from './party-sets.ts';
import { Prss } from './prss.ts';
import { roundComparer } from './round-comparer.ts';
import { dealSetKeys } from './set-keys.ts';
import { openShares } from './share-opening.ts';
import { stretches } from './stretches.ts';
import { type Exchange, SumOpening } from './sum-opening.ts';

/** What a party brings to a general engine. */
export interface GeneralSetup {
  readonly net: PartyNet;
  /** With every other party. */
  readonly keys: PartyKeys;
  /** Names the program in keys and step labels ("index", "match", …); one engine for each purpose and context. */
  readonly purpose: string;
  /** t: so many curious parties together learn nothing; n ≥ 2t+1. */
  readonly threshold: number;
  readonly stats: Stats;
  /** Two rounds with fewer bits (default), or one with more; the same at every party. */
  readonly exchange?: Exchange;
  /** How fast the links are; the same at every party. */
  readonly links?: LinkRate;
  /** Memory of engines that ended before; one for all jobs of a thread. */
  readonly buffers?: Buffers;
  /** Called with everything that this party sees opened. */
  readonly onOpen?: (step: string, bits: Bits) => void;
}

/**
 * n parties, t of whom may be curious, n ≥ 2t+1: bits shared by Shamir over GF(2^k), 2^k > n. Part j of a sharing is
 * coefficient j of the party's field element; public bits are constant polynomials. One message round of setup.
 *
 * What every party sees stands beside each protocol: gate-rounds.ts, share-opening.ts, group-shuffle.ts, set-keys.ts.
 *
 * @throws RangeError unless 1 ≤ t and n ≥ 2t+1; ProtocolError when another party is at another step
 */
export async function createGeneralEngine({
  net,
  keys,
  purpose,
  threshold,
  stats,
  exchange = 'king',
  links = MEMORY_LINKS,
  buffers = new Buffers(),
  onOpen,
}: GeneralSetup): Promise<Engine> {
  const { self, parties } = net;
  if (!(threshold >= 1 && parties > 2 * threshold))
    throw new RangeError(`${parties} parties have no honest majority against ${threshold}`);
  const scheme = schemeOf(parties, threshold);
  const { field } = scheme;
  const memory = new Memory(buffers, field.k);
  const messages = new Messages(net, stats, purpose);

  const common = parties - threshold; // members of a set of the PRSS
  const sizes = [...new Set([common, threshold + 1])];
  const setKeys = await dealSetKeys(messages, keys, purpose, parties, sizes);
  const prss = new Prss(
    scheme,
    self,
    parties,
    subsets(allParties(parties), common),
    (set) => new PairStream(setKeys.get(setLabel(set))!, 'prss', stats.drew),
  );
  const zeroStream = (peer: Party): [Party, PairStream] => [
    peer,
    new PairStream(keys.pair(peer, `${purpose}/zero`), 'zero', stats.drew),
  ];
  const zeros = new CircleZeros(self, new Map(messages.others.map(zeroStream)));
  const sums = new SumOpening(messages, zeros, threshold, exchange, buffers);
  const rounds = new GateRounds(self, scheme, prss, sums);
  const groups = shuffleGroups(parties, threshold);
  const drawn = new Set<string>();

  const opened = (step: string, bits: Bits): Bits => {
    stats.opened(step, bits.planes * bits.length);
    onOpen?.(step, bits);
    return bits;
  };
  const room = (planes: number, length: number): Shared => memory.take(planes, length);
  const release = (s: Shared): void => memory.release(s);
  const round = (step: string, length: number, gates: readonly Gate[]): Promise<Shared> =>
    rounds.shared(step, length, gates, room(gates.length, length));
  const openRound = async (step: string, length: number, gates: readonly Gate[]): Promise<Bits> =>
    opened(step, await rounds.opened(step, length, gates));

  /** Moves the rows by groups; the last group's shares become shares by Shamir. */
  const shuffle = async (step: string, p: Permutation, s: Shared, inverse: boolean): Promise<Shared> => {
    if (p.length !== s.length)
      throw new RangeError(`${step}: permutation of ${p.length} for ${s.length} rows`);
    const { group, bits } = await moveByGroups(messages, zeros, scheme, groups, step, p, s, inverse);
    const list = stretches(s.parts[0].length, group, () => group);
    return rounds.reshared(step, list, s, (kernels) => (_, from, to, address) => {
      kernels.words().set(bits!.subarray(from, to), address >>> 2);
    });
  };

  return {
    party: self,
    stats,
    team: null,
    constant({ planes, length, words }) {
      const [first, ...higher] = field.zero(words.length);
      first.set(words);
      return { planes, length, parts: [first, ...higher] };
    },
    add(s, { words }) {
      xorInto(s.parts[0], words);
    },
    not(s) {
      const negated = copyOf(s);
      const [part] = negated.parts;
      for (let i = 0; i < part.length; i++) part[i] = ~part[i];
      clearPadding(part, s.planes, s.length);
      return negated;
    },
    room,
    round,
    release,
    open: async (step, s) => opened(step, await openShares(messages, scheme, step, s)),
    openRound,
    comparer: (step, rows) => roundComparer({ room, round, openRound, release }, step, rows, links),
    random: (planes, length) =>
      rounds.random({ planes, length, parts: field.zero(planes * strideOf(length)) }),
    refresh: (step, s) => round(step, s.length, singly(s)),
    permutation(use, length) {
      if (drawn.has(use)) throw new ProtocolError(`permutation "${use}" was drawn before`);
      drawn.add(use);
      const seeds = groups
        .filter((group) => group.includes(self))
        .map(setLabel)
        .map((label): [string, Uint8Array] => [
          label,
          expand(setKeys.get(label)!, `permutation/${use}`, KEY_BYTES),
        ]);
      return { length, seeds: new Map(seeds) };
    },
    shuffle: (step, p, s) => shuffle(step, p, s, false),
    unshuffle: (step, p, s) => shuffle(step, p, s, true),
    end: (kept) => memory.end(kept),
  };
}
