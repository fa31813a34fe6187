import { wholeNumber } from '../../server-node/options.ts';
import type { Gate } from '../../workers/mpc/engine.ts';
import { evaluateGates } from '../../workers/mpc/replicated-gates.ts';
import { planesOf, type Shared } from '../../workers/mpc/shared.ts';
import { ZeroSharing } from '../../workers/mpc/zero-sharing.ts';
import { randomBits, seededRandom, seedKey, share } from '../unit/mpc-engine-world.ts';
import type { Bench } from './bench-kind.ts';
import { type JobCost, median } from './cost.ts';

const PLANES = 8;
const LENGTH = 1 << 17;
const ROUND = PLANES * LENGTH;
const RUNS = 9;
/** So many ANDs until the engine's code is as fast as in a node that runs. */
const WARM_UP = 2e9;

/**
 * One party's ANDs in one thread: shares of zero, gates, and the copy that is sent, in rounds of 2^20 gates.
 * The three parties' first rounds are compared with plain ANDs outside the timed part.
 * @param gates rounded up to whole rounds
 */
export function benchAnds(gates: number): JobCost {
  const random = seededRandom('ands');
  const plain = [0, 1].map(() => randomBits(PLANES, LENGTH, random));
  const [x, y] = plain.map((bits) => share(bits, random));
  const zeros = [1, 2, 3].map((party) => zeroSharing(party));
  const words = plain[0].words.length;
  const first = zeros.map((zero, i) => {
    const z = new Uint32Array(words);
    evaluateGates(zero, LENGTH, products(x[i], y[i]), z);
    return z;
  });
  const correct = plain[0].words.every(
    (word, i) => ((word & plain[1].words[i]) ^ first[0][i] ^ first[1][i] ^ first[2][i]) === 0,
  );
  const rounds = Math.ceil(gates / ROUND);
  const [z, message] = [new Uint32Array(words), new Uint32Array(words)];
  const round = () => {
    evaluateGates(zeros[0], LENGTH, products(x[0], y[0]), z);
    message.set(z);
  };
  for (let i = 0; i < WARM_UP / ROUND; i++) round();
  const runs = Array.from({ length: RUNS }, () => {
    const cpu = process.cpuUsage();
    const start = performance.now();
    for (let i = 0; i < rounds; i++) round();
    const wallSeconds = (performance.now() - start) / 1000;
    const { user, system } = process.cpuUsage(cpu);
    return { wallSeconds, cpuSeconds: (user + system) / 1e6 };
  });
  const wallSeconds = median(runs.map((run) => run.wallSeconds));
  return {
    rows: rounds * ROUND,
    wallSeconds,
    cpuSeconds: median(runs.map((run) => run.cpuSeconds)),
    bitsPerRowPerParty: 1,
    rounds,
    comparisonsPerRow: 0,
    peakMemoryBytes: process.resourceUsage().maxRSS * 1024,
    correct,
    phases: [{ name: 'gates', seconds: wallSeconds, bytes: (rounds * ROUND) / 8, rounds }],
  };
}

/** A party's; keys by pair. */
function zeroSharing(party: number): ZeroSharing {
  const [previous, next] = [((party + 1) % 3) + 1, (party % 3) + 1];
  return new ZeroSharing([previous, next], (peer) =>
    seedKey(`zero ${Math.min(peer, party)}${Math.max(peer, party)}`),
  );
}

function products(x: Shared, y: Shared): Gate[] {
  const others = planesOf(y);
  return planesOf(x).map((plane, i): Gate => [[plane, others[i]]]);
}

/** The `ands` subcommand. */
export const andsBench: Bench = {
  name: 'ands',
  about: "one party's ANDs in one thread: shares of zero, gates and the message's copy",
  options: (command) => {
    command.option('--gates <n>', 'rounded up to whole rounds of 2^20', wholeNumber, 1e8);
  },
  run: async ({ gates = 1e8 }) => benchAnds(gates as number),
};
