import { ProtocolError } from '../errors.ts';
import { Buffers } from './buffers.ts';
import { type Engine, type Gate, type Permutation, singly } from './engine.ts';
import type { PartyKeys } from './keys.ts';
import { type LinkRate, MEMORY_LINKS, shareOf } from './link-rate.ts';
import { Memory } from './memory.ts';
import { PairStream } from './pair-stream.ts';
import { neighboursOf, type Party, type PartyNet } from './party.ts';
import { replicatedComparer } from './replicated-comparer.ts';
import { evaluateGates } from './replicated-gates.ts';
import { type Bits, clearPadding, copyOf, type Shared, strideOf, xorInto } from './shared.ts';
import { pairLabel, type ShuffleHost, shuffleParts } from './shuffle.ts';
import type { Stats } from './stats.ts';
import type { Team } from './team.ts';
import { receiveWords, sendWords } from './word-messages.ts';
import { ZeroSharing } from './zero-sharing.ts';

/** What a party brings to a replicated engine. */
export interface ReplicatedSetup {
  readonly net: PartyNet;
  readonly keys: PartyKeys;
  /** Names the program in keys and step labels ("index", "match", …); one engine for each purpose and context. */
  readonly purpose: string;
  readonly stats: Stats;
  /** How fast the links are; the same at every party. */
  readonly links?: LinkRate;
  /** This party's workers, of which this engine is one; absent when it computes alone. */
  readonly team?: Team | null;
  /** Memory of engines that ended before; one for all jobs of a thread. */
  readonly buffers?: Buffers;
  /** Called with everything that this party sees opened. */
  readonly onOpen?: (step: string, bits: Bits) => void;
}

/**
 * Three parties, one of which may be curious: replicated secret sharing of bits (Araki et al. 2016).
 *
 * s = r1 ⊕ r2 ⊕ r3; party i lacks r_i and holds parts [A, B] = [r_{i+1}, r_{i+2}].
 *
 * A gate Σ x·y: z_i = Σ (A_x A_y ⊕ A_x B_y ⊕ B_x A_y) ⊕ zero_i. The three z_i hold every product of parts once,
 * so they sum to the result. zero_i = F(k_{i−1,i}) ⊕ F(k_{i,i+1}): each key occurs twice, the zeros cancel, and
 * to whoever lacks one of the keys z_i is uniform. A' = z_i, sent to party i−1; B' = z_{i+1}.
 *
 * ⚠ Each worker of a team has keys of its own for all but the permutations, which are of all rows. With one key for two
 * workers two gates would be sent under one mask: z_i ⊕ z'_i tells the parties more than fresh shares do.
 */
export function createReplicatedEngine({
  net,
  keys,
  purpose,
  stats,
  links = MEMORY_LINKS,
  team = null,
  buffers = new Buffers(),
  onOpen,
}: ReplicatedSetup): Engine {
  if (net.parties !== 3) throw new RangeError(`replicated sharing is for 3 parties, not ${net.parties}`);
  const { self } = net;
  const { previous, next } = neighboursOf(self);
  const own = team ? `${purpose}/worker ${team.worker}` : purpose;
  const share = team ? shareOf(links, team.size) : links;
  const streams = (use: string): ReadonlyMap<Party, PairStream> =>
    new Map(
      [previous, next].map((peer) => [
        peer,
        new PairStream(keys.pair(peer, `${own}/${use}`), use, stats.drew),
      ]),
    );
  const zero = new ZeroSharing([previous, next], (peer) => keys.pair(peer, `${own}/zero`), stats.drew);
  const common = streams('random');
  const masks = streams('shuffle mask');
  const permutations = new Set<string>();
  const memory = new Memory(buffers, 2);

  /** Which part public words go to: r1 = words, r2 = r3 = 0. Party 3 holds r1 as A, party 2 as B, party 1 not. */
  const constantPart = [undefined, 1, 0][self - 1];

  const label = (step: string): string => `${own}/${step}`;

  /** The net keeps the buffer: whoever needs the words afterwards gives a copy. */
  const send = (to: Party, step: string, name: string, words: Uint32Array): void => {
    stats.sent(step, words.byteLength);
    sendWords(net, to, name, words);
  };

  const receive = (from: Party, name: string, words: number): Promise<Uint32Array> =>
    receiveWords(net, from, name, words);

  /** z_i of every gate. */
  const evaluate = (length: number, gates: readonly Gate[]): Uint32Array => {
    const z = memory.takeWords(gates.length * strideOf(length));
    evaluateGates(zero, length, gates, z);
    clearPadding(z, gates.length, length);
    return z;
  };

  const copy = (words: Uint32Array): Uint32Array => {
    const copied = buffers.takeWords(words.length);
    copied.set(words);
    return copied;
  };

  const round = async (step: string, length: number, gates: readonly Gate[]): Promise<Shared> => {
    const z = evaluate(length, gates);
    const name = label(step);
    send(previous, step, name, copy(z));
    stats.waited(step, 1);
    const received = await receive(next, name, z.length);
    memory.adopt(received);
    return { planes: gates.length, length, parts: [z, received] };
  };

  const opened = (step: string, bits: Bits): Bits => {
    stats.opened(step, bits.planes * bits.length);
    onOpen?.(step, bits);
    return bits;
  };

  /** What the messages of an opening say. */
  const openedWords = (step: string, planes: number, length: number, words: Uint32Array): Bits => {
    clearPadding(words, planes, length); // nothing that a peer puts there may reach the program
    stats.waited(step, 1);
    return opened(step, { planes, length, words });
  };

  const shuffle = async (step: string, p: Permutation, s: Shared, inverse: boolean): Promise<Shared> => {
    const { sizes = [p.length] } = p;
    if (sizes.length !== (team?.size ?? 1) || sizes[team ? team.worker - 1 : 0] !== s.length)
      throw new RangeError(`${step}: permutation of ${sizes.join(' + ')} for ${s.length} rows`);
    const name = label(step);
    const host: ShuffleHost = {
      self,
      team,
      mask: (peer, kernels) => masks.get(peer)!.mask(kernels),
      draw(peer, part) {
        masks.get(peer)!.fill(part);
        clearPadding(part, s.planes, s.length);
      },
      send: (to, message, words) => send(to, step, `${name}/${message}`, words),
      receive: (from, message, words) => receive(from, `${name}/${message}`, words),
      exchange: (message, rows) => team!.exchange(`${purpose}/${step}/${message}`, rows),
    };
    const moved = await shuffleParts(host, p, s, inverse);
    stats.waited(step, 2); // X2 then C1, and beside them Y1 then C2
    return moved;
  };

  return {
    party: self,
    stats,
    team,
    constant({ planes, length, words }) {
      const parts = [0, 1].map((k) => (k === constantPart ? words.slice() : new Uint32Array(words.length)));
      return { planes, length, parts };
    },
    add(s, { words }) {
      if (constantPart !== undefined) xorInto(s.parts[constantPart], words);
    },
    not(s) {
      const negated = copyOf(s);
      if (constantPart === undefined) return negated;
      const part = negated.parts[constantPart];
      for (let i = 0; i < part.length; i++) part[i] = ~part[i];
      clearPadding(part, s.planes, s.length);
      return negated;
    },
    room: (planes, length) => memory.take(planes, length),
    round,
    release: (s) => memory.release(s),
    async open(step, s) {
      const name = label(step);
      send(next, step, name, s.parts[0].slice()); // party i+1 lacks r_{i+1} = our A
      const words = (await receive(previous, name, s.parts[0].length)).slice();
      for (const part of s.parts) xorInto(words, part);
      return openedWords(step, s.planes, s.length, words);
    },
    async openRound(step, length, gates) {
      const words = evaluate(length, gates);
      const name = label(step);
      for (const peer of [previous, next]) send(peer, step, name, words.slice());
      for (const peer of [previous, next]) xorInto(words, await receive(peer, name, words.length));
      return openedWords(step, gates.length, length, words);
    },
    comparer: (step, rows) =>
      replicatedComparer({ net, previous, next, zero, stats, label, opened }, step, rows, share),
    random(planes, length) {
      // r_{i+1} is what parties i and i−1 have in common, r_{i+2} what i and i+1 have
      const parts = [previous, next].map((peer) => {
        const part = new Uint32Array(planes * strideOf(length));
        common.get(peer)!.fill(part);
        clearPadding(part, planes, length);
        return part;
      });
      return { planes, length, parts };
    },
    refresh: (step, s) => round(step, s.length, singly(s)),
    permutation(use, length, sizes) {
      if (permutations.has(use)) throw new ProtocolError(`permutation "${use}" was drawn before`);
      permutations.add(use);
      const seed = (peer: Party): [string, Uint8Array] => [
        pairLabel(self, peer),
        keys.pair(peer, `${purpose}/permutation/${use}`),
      ];
      return { length, ...(sizes && { sizes }), seeds: new Map([previous, next].map(seed)) };
    },
    shuffle: (step, p, s) => shuffle(step, p, s, false),
    unshuffle: (step, p, s) => shuffle(step, p, s, true),
    end: (kept) => memory.end(kept),
  };
}
