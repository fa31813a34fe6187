/** Three parties in one process: engines, shares of plain bits and reconstruction. Seeded, so every run repeats. */

import type { Buffers } from '../../workers/mpc/buffers.ts';
import type { Engine } from '../../workers/mpc/engine.ts';
import { type JobContext, PartyKeys } from '../../workers/mpc/keys.ts';
import { type LinkRate, MEMORY_LINKS } from '../../workers/mpc/link-rate.ts';
import { memoryNets, type NetTap } from '../../workers/mpc/net-memory.ts';
import type { Party } from '../../workers/mpc/party.ts';
import { expand, keystream } from '../../workers/mpc/prg.ts';
import { createReplicatedEngine } from '../../workers/mpc/replicated-engine.ts';
import { concatRows, sliceRows } from '../../workers/mpc/rows.ts';
import { type Bits, clearPadding, makeBits, type Shared, strideOf } from '../../workers/mpc/shared.ts';
import { Stats } from '../../workers/mpc/stats.ts';
import { createTeam, partsOf, type Team } from '../../workers/mpc/team.ts';

/** 32 bytes that stand for a seed. */
export const seedKey = (seed: number | string): Uint8Array =>
  expand(new Uint8Array(32).fill(7), `test/${seed}`, 32);

/** A seeded source of bytes. */
export const seededRandom = (seed: number | string): ((bytes: number) => Uint8Array) => {
  const stream = keystream(seedKey(seed), 'random');
  return (bytes) => stream.bytes(bytes);
};

export const contextOf = (seed: number | string): JobContext => ({
  deployment: new Uint8Array(32).fill(1),
  kind: 'place',
  epoch: 20000,
  block: 3,
  inputs: seedKey(`inputs/${seed}`),
  coins: seedKey(`coins/${seed}`),
  run: 20000,
  attempt: 1,
});

export interface WorldOptions {
  seed?: number | string;
  purpose?: string;
  tap?: NetTap;
  links?: LinkRate;
  /** What the link secret of a pair, such as "12", comes from; `seed` when absent. */
  linkSeed?: (pair: string) => string;
  onOpen?: (step: string, bits: Bits) => void;
  /** Memory of each party's engines. */
  buffers?: readonly Buffers[];
}

/** A party's keys; both ends of a pair derive the same from `seed`. */
export function keysOf(
  self: Party,
  seed: number | string,
  linkSeed: (pair: string) => number | string = () => seed,
  parties = 3,
): PartyKeys {
  const link = (peer: Party): [Party, Uint8Array] => {
    const pair = `${Math.min(peer, self)}${Math.max(peer, self)}`;
    return [peer, seedKey(`link/${linkSeed(pair)}/${pair}`)];
  };
  const peers = Array.from({ length: parties }, (_, i) => i + 1).filter((peer) => peer !== self);
  return new PartyKeys(self, new Map(peers.map(link)), contextOf(seed));
}

/** Engines of parties 1..3; `onOpen` hears party 1 (all three see the same). */
export const engines = (options: WorldOptions = {}): Engine[] => enginesOf(options, () => null);

function enginesOf(
  { seed = 0, purpose = 'test', tap, links = MEMORY_LINKS, linkSeed, onOpen, buffers }: WorldOptions,
  teamOf: (party: Party) => Team | null,
): Engine[] {
  return memoryNets(3, tap).map((net) =>
    createReplicatedEngine({
      net,
      keys: keysOf(net.self, seed, linkSeed),
      purpose,
      stats: new Stats(() => 0),
      links,
      team: teamOf(net.self),
      ...(onOpen && net.self === 1 ? { onOpen } : {}),
      ...(buffers && { buffers: buffers[net.self - 1] }),
    }),
  );
}

export interface TeamOptions extends Omit<WorldOptions, 'onOpen'> {
  onOpen?: (step: string, bits: Bits, worker: number) => void;
  /** Sees what goes from worker to worker within party 1. */
  within?: NetTap;
}

/** Engines of a team of each party: element k holds worker k + 1 of parties 1..3. */
export function teams(workers: number, { onOpen, within, ...options }: TeamOptions = {}): Engine[][] {
  const nets = [1, 2, 3].map((party) => memoryNets(workers, party === 1 ? within : undefined, 'worker'));
  return Array.from({ length: workers }, (_, k) =>
    enginesOf({ ...options, ...(onOpen && { onOpen: (step, bits) => onOpen(step, bits, k + 1) }) }, (party) =>
      createTeam(nets[party - 1][k], workers),
    ),
  );
}

/** Runs one program at all workers of all parties. @returns by worker, of each party */
export const allTogether = <T>(
  workers: readonly (readonly Engine[])[],
  program: (engine: Engine, party: number, worker: number) => Promise<T>,
): Promise<T[][]> =>
  Promise.all(workers.map((engines, k) => together(engines, (engine, i) => program(engine, i, k))));

/** The rows of a worker's accounts (0 for worker 1), as a job hands them out. */
export function rowsOfWorker(s: Shared, workers: number, worker: number, positions = 1): Shared {
  const [from, to] = partsOf(s.length / positions, workers)[worker];
  return sliceRows(s, from * positions, to * positions);
}

/** The secret that the workers hold one behind the other. */
export const revealAll = (workers: readonly (readonly Shared[])[]): Bits =>
  reveal([0, 1, 2].map((i) => concatRows(...workers.map((shares) => shares[i]))));

/** Runs one program at all parties. */
export const together = <T>(
  parties: readonly Engine[],
  program: (engine: Engine, i: number) => Promise<T>,
): Promise<T[]> => Promise.all(parties.map(program));

/** A random replicated sharing, one element per party. */
export function share(bits: Bits, random: (bytes: number) => Uint8Array): Shared[] {
  const { planes, length, words } = bits;
  const draw = (): Uint32Array => {
    const out = new Uint32Array(random(4 * planes * strideOf(length)).slice().buffer);
    clearPadding(out, planes, length);
    return out;
  };
  const [r1, r2] = [draw(), draw()];
  const r = [r1, r2, words.map((word, i) => word ^ r1[i] ^ r2[i])];
  return [0, 1, 2].map((i) => ({ planes, length, parts: [r[(i + 1) % 3], r[(i + 2) % 3]] }));
}

/** The secret; throws when two parties disagree on a part that both hold, or padding is not zero. */
export function reveal(shares: readonly Shared[]): Bits {
  const [{ planes, length }] = shares;
  const size = planes * strideOf(length);
  const words = new Uint32Array(size);
  for (let i = 0; i < 3; i++) {
    const a = shares[i].parts[0];
    const again = shares[(i + 2) % 3].parts[1];
    if (a.length !== size || again.length !== size)
      throw new Error(`party ${i + 1} has parts of another size`);
    for (let k = 0; k < size; k++) {
      if (a[k] !== again[k]) throw new Error(`parties disagree at word ${k}`);
      words[k] ^= a[k];
    }
    const padded = a.slice();
    clearPadding(padded, planes, length);
    if (padded.some((word, k) => word !== a[k])) throw new Error('padding is not zero');
  }
  return { planes, length, words };
}

/** Uniform plain bits. */
export function randomBits(planes: number, length: number, random: (bytes: number) => Uint8Array): Bits {
  const words = new Uint32Array(random(4 * planes * strideOf(length)).slice().buffer);
  clearPadding(words, planes, length);
  return { planes, length, words };
}

/** A number of each row as bits, plane 0 the lowest, in the plain way. @param planes at most 32 */
export const numberBits = (planes: number, length: number, number: (row: number) => number): Bits =>
  makeBits(planes, length, (p, row) => (number(row) >>> p) & 1);
