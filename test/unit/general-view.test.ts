/** What t parties see of one gate, over all randomness that they lack, is the same for all inputs. */
import { describe, expect, it } from 'vitest';
import { Buffers } from '../../workers/mpc/buffers.ts';
import { CircleZeros } from '../../workers/mpc/general/circle-zeros.ts';
import type { CommonBits } from '../../workers/mpc/general/common-bits.ts';
import { GateRounds } from '../../workers/mpc/general/gate-rounds.ts';
import { Messages } from '../../workers/mpc/general/messages.ts';
import { allParties, type PartySet, setLabel, subsets } from '../../workers/mpc/general/party-sets.ts';
import { Prss } from '../../workers/mpc/general/prss.ts';
import { type Exchange, SumOpening } from '../../workers/mpc/general/sum-opening.ts';
import type { Kernels } from '../../workers/mpc/kernels/kernels.ts';
import { memoryNets } from '../../workers/mpc/net-memory.ts';
import type { Mask } from '../../workers/mpc/row-table.ts';
import { interpolate, scheme } from '../../workers/mpc/shamir.ts';
import { plane, type Shared } from '../../workers/mpc/shared.ts';
import { Stats } from '../../workers/mpc/stats.ts';
import { SCHEMES } from './general-world.ts';
import { seededRandom } from './mpc-engine-world.ts';

/** Zeros whose keys reach a place less far around the circle, as for two fewer curious: what the protocol must not do. */
class ShortZeros extends CircleZeros {
  override masks(kernels: Kernels, circle: PartySet, curious: number): Mask[] {
    return super.masks(kernels, circle, curious - 2);
  }
}

/** What is broken on purpose. */
type Fault = 'none' | 'no zeros' | 'no random bit' | 'short';

/** Bits that XOR `word(k)` over word k, from 0 in every drawing. */
const common = (word: (k: number) => number): CommonBits => ({
  mask: (kernels) => (address, bytes) => {
    const words = kernels.words();
    for (let k = 0; k < bytes / 4; k++) words[(address >>> 2) + k] ^= word(k);
  },
});
/** Bit b of the row's number, for every row of a stretch. */
const counting = (b: number): CommonBits =>
  common((k) => {
    let bits = 0;
    for (let i = 0; i < 32; i++) bits |= (((32 * k + i) >>> b) & 1) << i;
    return bits;
  });
const constant = (bit: number): CommonBits => common(() => -bit);

interface Case {
  n: number;
  t: number;
  exchange: Exchange;
  isOpened: boolean;
  fault: Fault;
}

/**
 * All views of `curious`, by king, as sorted counts: a row for each value of the bits that they lack, namely the pairs'
 * among the others and the one of the PRSS. All else is fixed by `seed`, which also gives their shares of x and y.
 */
async function viewsOf(
  { n, t, exchange, isOpened, fault }: Case,
  curious: PartySet,
  [x, y]: readonly [number, number],
  seed: string,
): Promise<string> {
  const draw = seededRandom(`${seed} ${curious}`);
  const honest = allParties(n).filter((party) => !curious.includes(party));
  const lacking = subsets(honest, 2).map(setLabel);
  const rows = Math.max(32, 2 ** (lacking.length + 1));
  const known = new Map<string, number>();
  const knownBit = (name: string): CommonBits => {
    if (!known.has(name)) known.set(name, draw(1)[0] & 1);
    return constant(known.get(name)!);
  };
  const pairBits = (pair: PartySet): CommonBits => {
    const k = lacking.indexOf(setLabel(pair));
    if (k < 0) return knownBit(`pair ${setLabel(pair)}`);
    return fault === 'no zeros' ? constant(0) : counting(k + 1);
  };
  const setBits = (set: PartySet): CommonBits => {
    if (set.some((party) => curious.includes(party))) return knownBit(`set ${setLabel(set)}`);
    return fault === 'no random bit' ? constant(0) : counting(0);
  };
  for (const pair of subsets(allParties(n), 2)) pairBits(pair);
  for (const set of subsets(allParties(n), n - t)) setBits(set);

  const s = scheme(n, t);
  /** Shares of a bit whose polynomial goes through the shares of `curious`, which `draw` gives. */
  const sharesOf = (bit: number): Shared[] => {
    const fixed = new Map(curious.map((party) => [party, draw(1)[0]]));
    const element = (value: number) =>
      Array.from({ length: s.field.k }, (_, j) =>
        new Uint32Array((n * rows) / 32).fill(-((value >> j) & 1) >>> 0),
      );
    const points = new Map([[0, element(bit)], ...[...fixed].map(([p, v]) => [p, element(v)] as const)]);
    return allParties(n).map((party) => ({
      planes: 1,
      length: n * rows,
      parts: points.get(party) ?? interpolate(s.field, points, party),
    }));
  };
  const [xs, ys] = [sharesOf(x), sharesOf(y)];

  const views = new Map<number, Uint32Array>();
  const nets = memoryNets(n, (from, to, step, data) => {
    if (!curious.includes(to) || curious.includes(from)) return;
    const king = Number(step.split(' ').at(-1));
    if (!views.has(king)) views.set(king, new Uint32Array(rows));
    const view = views.get(king)!;
    for (let row = 0; row < rows; row++) view[row] = 2 * view[row] + ((data[row >>> 3] >>> (row & 7)) & 1);
  });
  await Promise.all(
    nets.map(async (net, i) => {
      const messages = new Messages(net, new Stats(() => 0), 'test');
      const pairs = new Map(
        messages.others.map((peer) => [peer, pairBits([peer, net.self].sort((a, b) => a - b))]),
      );
      const zeros = new (fault === 'short' ? ShortZeros : CircleZeros)(net.self, pairs);
      const prss = new Prss(s, net.self, n, subsets(allParties(n), n - t), setBits);
      // The random bit is drawn for all kings at once, so it counts within each stretch of whole words.
      const rounds = new GateRounds(
        net.self,
        s,
        prss,
        new SumOpening(messages, zeros, t, exchange, new Buffers()),
      );
      const gates = [[[plane(xs[i]), plane(ys[i])] as const]];
      const room = { planes: 1, length: n * rows, parts: s.field.zero((n * rows) / 32) };
      await (isOpened
        ? rounds.opened('gate', n * rows, gates)
        : rounds.shared('gate', n * rows, gates, room));
    }),
  );
  return [...views]
    .sort(([a], [b]) => a - b)
    .map(([king, view]) => `${king}: ${view.sort()}`)
    .join('\n');
}

/** Whether some set of t parties can tell inputs apart (of equal output, where that is opened). */
async function tells(given: Case): Promise<boolean> {
  const { n, t, isOpened } = given;
  const inputs = (
    [
      [0, 0],
      [0, 1],
      [1, 0],
      [1, 1],
    ] as const
  ).slice(0, isOpened ? 3 : 4);
  for (const curious of subsets(allParties(n), t))
    for (const seed of n < 7 ? ['a', 'b'] : ['a']) {
      const [first, ...others] = await Promise.all(
        inputs.map((input) => viewsOf(given, curious, input, seed)),
      );
      if (first === '' || others.some((other) => other !== first)) return true;
    }
  return false;
}

describe.each(SCHEMES)('what of %i parties any %i see:', (n, t) => {
  for (const exchange of ['king', 'all'] as const)
    for (const isOpened of [false, true]) {
      const given = { n, t, exchange, isOpened };
      const name = `a gate ${isOpened ? 'opened' : 'shared'} by ${exchange}`;

      it(`${name} says nothing beyond what is opened`, async () => {
        expect(await tells({ ...given, fault: 'none' })).toBe(false);
      });

      it(`${name} would, without the zeros`, async () => {
        expect(await tells({ ...given, fault: 'no zeros' })).toBe(true);
      });

      it(`${name} would, with keys that reach less far`, async () => {
        expect(await tells({ ...given, fault: 'short' })).toBe(true);
      });

      if (!isOpened)
        it(`${name} would, without the random bit`, async () => {
          expect(await tells({ ...given, fault: 'no random bit' })).toBe(true);
        });
    }
});
