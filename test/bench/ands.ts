import { wholeNumber } from '../../server-node/options.ts';
import type { Gate } from '../../workers/mpc/engine.ts';
import { evaluateGates } from '../../workers/mpc/replicated-gates.ts';
import { planesOf, type Shared } from '../../workers/mpc/shared.ts';
import { ZeroSharing } from '../../workers/mpc/zero-sharing.ts';
import { randomBits, seededRandom, seedKey, share } from '../unit/mpc-engine-world.ts';
import { type AndRound, costOfAnds } from './ands-cost.ts';
import { generalRound } from './ands-general.ts';
import type { Bench } from './bench-kind.ts';
import { type Parties, THREE } from './shares.ts';

const PLANES = 8;
const LENGTH = 1 << 17;
/** Whose ANDs are measured beside those of three parties. */
const FIVE: Parties = { parties: 5, threshold: 2 };

/**
 * One party of three: shares of zero, gates, and the copy that is sent, 2^20 gates.
 * The three parties' first rounds are compared with plain ANDs.
 */
function replicatedRound(): AndRound {
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
  const [z, message] = [new Uint32Array(words), new Uint32Array(words)];
  const run = () => {
    evaluateGates(zeros[0], LENGTH, products(x[0], y[0]), z);
    message.set(z);
  };
  return { gates: PLANES * LENGTH, sentBytes: message.byteLength, latencies: 1, correct, run };
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
  about: "one party's ANDs in one thread, of three and of five parties: all that it computes and copies",
  options: (command) => {
    command.option('--gates <n>', 'rounded up to whole rounds of 2^20', wholeNumber, 1e8);
  },
  run: async ({ gates = 1e8 }) => [
    { ...THREE, ...(await costOfAnds(gates as number, replicatedRound())) },
    { ...FIVE, ...(await costOfAnds(gates as number, await generalRound(FIVE))) },
  ],
};
