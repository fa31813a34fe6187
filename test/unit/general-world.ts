/** n parties in one process, their shares by Shamir over GF(2^k), and reconstruction. Seeded, so every run repeats. */
import type { Buffers } from '../../workers/mpc/buffers.ts';
import { decode } from '../../workers/mpc/decode.ts';
import type { Engine } from '../../workers/mpc/engine.ts';
import { createGeneralEngine } from '../../workers/mpc/general/general-engine.ts';
import type { Exchange } from '../../workers/mpc/general/sum-opening.ts';
import { memoryNets, type NetTap } from '../../workers/mpc/net-memory.ts';
import { scheme, share } from '../../workers/mpc/shamir.ts';
import { type Bits, clearPadding, type Shared, strideOf } from '../../workers/mpc/shared.ts';
import { Stats } from '../../workers/mpc/stats.ts';
import { keysOf } from './mpc-engine-world.ts';

/** [n, t] of every scheme that is offered, and the smallest, over GF(4). */
export const SCHEMES = [
  [4, 1],
  [5, 2],
  [7, 2],
  [7, 3],
  [3, 1],
] as const;

export interface GeneralWorldOptions {
  seed?: number | string;
  purpose?: string;
  exchange?: Exchange;
  tap?: NetTap;
  onOpen?: (step: string, bits: Bits) => void;
  /** What the link secret of a pair, such as "12", comes from; `seed` when absent. */
  linkSeed?: (pair: string) => number | string;
  /** Memory of each party's engines. */
  buffers?: readonly Buffers[];
}

/** Engines of parties 1..n; `onOpen` hears party 1. */
export const generalEngines = (
  n: number,
  t: number,
  { seed = 0, purpose = 'test', exchange, tap, onOpen, linkSeed, buffers }: GeneralWorldOptions = {},
): Promise<Engine[]> =>
  Promise.all(
    memoryNets(n, tap).map((net) =>
      createGeneralEngine({
        net,
        keys: keysOf(net.self, seed, linkSeed, n),
        purpose,
        threshold: t,
        stats: new Stats(() => 0),
        ...(exchange && { exchange }),
        ...(onOpen && net.self === 1 ? { onOpen } : {}),
        ...(buffers && { buffers: buffers[net.self - 1] }),
      }),
    ),
  );

/** A random sharing, one element per party. */
export function shareBits(n: number, t: number, bits: Bits, random: (bytes: number) => Uint8Array): Shared[] {
  const { planes, length, words } = bits;
  return share(scheme(n, t), words, random).map((parts) => {
    for (const part of parts) clearPadding(part, planes, length);
    return { planes, length, parts };
  });
}

/** The secret; throws when the shares are not of one polynomial of degree ≤ t, not of bits, or padding is not zero. */
export function revealBits(t: number, shares: readonly Shared[]): Bits {
  const [{ planes, length }] = shares;
  for (const { parts } of shares)
    for (const part of parts) {
      if (part.length !== planes * strideOf(length)) throw new Error('parts of another size');
      const padded = part.slice();
      clearPadding(padded, planes, length);
      if (padded.some((word, k) => word !== part[k])) throw new Error('padding is not zero');
    }
  const { value, wrong } = decode(
    scheme(shares.length, t),
    new Map(shares.map(({ parts }, i) => [i + 1, parts.map((part) => part.slice())])),
  );
  if (wrong.length > 0) throw new Error(`shares of ${wrong} do not fit`);
  const [words, ...higher] = value;
  if (higher.some((plane) => plane.some((word) => word !== 0))) throw new Error('not a bit');
  return { planes, length, words };
}
