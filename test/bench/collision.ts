import { buildIndex, type IndexSpec } from '../../workers/mpc/index-build.ts';
import { matchIndex } from '../../workers/mpc/match.ts';
import { memoryNets } from '../../workers/mpc/net-memory.ts';
import { type PlainRow, plainExposure } from '../../workers/mpc/plain.ts';
import { createReplicatedEngine } from '../../workers/mpc/replicated-engine.ts';
import { type Bits, bitAt, makeBits } from '../../workers/mpc/shared.ts';
import { type PhaseCost, Stats } from '../../workers/mpc/stats.ts';
import { keysOf, reveal, seededRandom, seedKey, share } from '../unit/mpc-engine-world.ts';
import { type Bench, wholeNumber } from './bench-kind.ts';

/**
 * What one collision job cost. Bits are the mean of the three parties, rounds and phases those of party 1; time and
 * memory those of the whole process with all three parties (memory: since the process began).
 */
export interface CollisionCost {
  rows: number;
  wallSeconds: number;
  cpuSeconds: number;
  bitsPerRowPerParty: number;
  rounds: number;
  comparisonsPerRow: number;
  peakMemoryBytes: number;
  correct: boolean;
  phases: PhaseCost[];
}

const POSITIONS = 4;

/**
 * Index and match of one `place` block (3 venue rows and a meet row an account, 1 % ill) by three parties in this
 * process. Input sharing and the comparison with the plain program are outside the timed part.
 *
 * @param rows rounded up to whole accounts
 * @param h slots of the block
 */
export async function benchCollision({ rows, h = 12 }: { rows: number; h?: number }): Promise<CollisionCost> {
  const spec: IndexSpec = {
    kind: 'place',
    h,
    accounts: Math.ceil(rows / POSITIONS),
    positions: POSITIONS,
    venues: 3,
  };
  const plain = randomRows(spec);
  const random = seededRandom('bench');
  const bits = (planes: number, bit: (row: PlainRow, plane: number) => number | boolean): Bits =>
    makeBits(planes, plain.length, (p, i) => bit(plain[i], p));
  const words = plain.map(({ token }) => [Number(token & 0xffffffffn), Number(token >> 32n)]);
  const tokens = share(
    makeBits(64, plain.length, (p, i) => (words[i][p >>> 5] >>> (p & 31)) & 1),
    random,
  );
  const masks = share(
    bits(h, ({ mask }, p) => (mask >>> p) & 1),
    random,
  );
  const flags = share(
    bits(3, ({ level }, p) => level > p),
    random,
  );
  let sentBytes = 0;
  const nets = memoryNets(3, (_from, _to, _step, data) => {
    sentBytes += data.length;
  });
  const stats = nets.map(() => new Stats(() => performance.now() / 1000));
  const engine = (i: number, purpose: string) =>
    createReplicatedEngine({ net: nets[i], keys: keysOf(nets[i].self, purpose), purpose, stats: stats[i] });
  const cpu = process.cpuUsage();
  const start = performance.now();
  const results = await Promise.all(
    nets.map(async (_, i) => {
      const index = await buildIndex(engine(i, 'index'), spec, tokens[i], masks[i], seedKey('coins/bench'));
      return matchIndex(engine(i, 'match'), index, flags[i]);
    }),
  );
  const wallSeconds = (performance.now() - start) / 1000;
  const used = process.cpuUsage(cpu);
  const peakMemoryBytes = process.resourceUsage().maxRSS * 1024;
  const sort = stats[0].steps.get('index sort')!;
  return {
    rows: plain.length,
    wallSeconds,
    cpuSeconds: (used.user + used.system) / 1e6,
    bitsPerRowPerParty: (8 * sentBytes) / 3 / plain.length,
    rounds: stats[0].rounds,
    comparisonsPerRow: sort.opened / plain.length,
    peakMemoryBytes,
    correct: agrees(reveal(results), h, spec, plain),
    phases: stats[0].phases,
  };
}

/** Seeded rows: groups of a few, absent rows with a token of their own and mask 0. */
function randomRows({ h, accounts, positions }: IndexSpec): PlainRow[] {
  const count = accounts * positions;
  const draw = new Uint32Array(seededRandom('rows')(12 * count).slice().buffer);
  return Array.from({ length: count }, (_, i) => {
    const [a, b, c] = draw.subarray(3 * i, 3 * i + 3);
    const absent = a % 3 === 0;
    const group = absent ? count + i : b % Math.ceil(count / 6);
    return {
      token: (BigInt(group) * 0x9e3779b97f4a7c15n) % (1n << 64n),
      mask: absent ? 0 : c % 2 ** h,
      level: (a >>> 8) % 100 === 0 ? 1 + ((a >>> 20) % 3) : 0,
    };
  });
}

function agrees(bits: Bits, h: number, spec: IndexSpec, rows: readonly PlainRow[]): boolean {
  return plainExposure(spec, rows).every(({ slots, level }, i) => {
    for (let s = 0; s < h; s++) if (bitAt(bits, s, i) !== ((slots >>> s) & 1)) return false;
    return bitAt(bits, h, i) === Number(level > 1) && bitAt(bits, h + 1, i) === Number(level > 2);
  });
}

/** The `collision` subcommand. */
export const collisionBench: Bench = {
  name: 'collision',
  about: 'index and match of one block by three parties in this process',
  options: (command) => {
    command.option('--rows <n>', 'rows of the block; without it 2^10, 2^14 and 2^17', wholeNumber);
  },
  async run({ rows }) {
    if (typeof rows === 'number') return benchCollision({ rows });
    const costs: CollisionCost[] = [];
    for (const each of [1 << 10, 1 << 14, 1 << 17]) costs.push(await benchCollision({ rows: each }));
    return costs;
  },
};
