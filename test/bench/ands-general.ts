import { Buffers } from '../../workers/mpc/buffers.ts';
import type { Gate } from '../../workers/mpc/engine.ts';
import { createGeneralEngine } from '../../workers/mpc/general/general-engine.ts';
import { memoryNets, type NetTap } from '../../workers/mpc/net-memory.ts';
import type { PartyNet } from '../../workers/mpc/party.ts';
import { plane, type Shared } from '../../workers/mpc/shared.ts';
import { Stats } from '../../workers/mpc/stats.ts';
import { revealBits, shareBits } from '../unit/general-world.ts';
import { keysOf, randomBits, seededRandom, together } from '../unit/mpc-engine-world.ts';
import type { AndRound } from './ands-cost.ts';
import type { Parties } from './shares.ts';

/** Gates for each party to be king of, so that its messages are as long in every round. */
const PLANES_OF_KING = 2;
const LENGTH = 1 << 17;

/**
 * Party 1 of parties with a general engine: all of a round but the others' work, whose messages are those of a first
 * round with all parties, over and over. The first round is compared with plain ANDs.
 */
export async function generalRound({ parties: n, threshold }: Parties): Promise<AndRound> {
  const planes = PLANES_OF_KING * n;
  const random = seededRandom('ands');
  const plain = [0, 1].map(() => randomBits(planes, LENGTH, random));
  const [x, y] = plain.map((bits) => shareBits(n, threshold, bits, random));
  const gatesOf = (i: number): Gate[] =>
    Array.from({ length: planes }, (_, p): Gate => [[plane(x[i], p), plane(y[i], p)]]);

  const heard = new Map<string, Uint8Array>();
  const tap: NetTap = (from, to, step, data) => {
    if (to === 1) heard.set(`${from} ${step}`, data.slice());
  };
  const engineOn = (net: PartyNet) => {
    const keys = keysOf(net.self, 'ands', undefined, n);
    return createGeneralEngine({ net, keys, purpose: 'ands', threshold, stats: new Stats(() => 0) });
  };
  const engines = await Promise.all(memoryNets(n, tap).map(engineOn));
  const first: Shared[] = await together(engines, (engine, i) => engine.round('and', LENGTH, gatesOf(i)));
  const { words } = revealBits(threshold, first);
  const correct = words.every((word, i) => word === (plain[0].words[i] & plain[1].words[i]) >>> 0);

  const engine = await engineOn(repeating(n, heard));
  const { bytes, rounds } = engine.stats;
  const run = async () => engine.release(await engine.round('and', LENGTH, gatesOf(0)));
  await run();
  const sentBytes = engine.stats.bytes - bytes;
  return { gates: planes * LENGTH, sentBytes, latencies: engine.stats.rounds - rounds, correct, run };
}

/** Party 1's net, on which the others always say what they said, in the memory of what was sent. */
function repeating(parties: number, heard: ReadonlyMap<string, Uint8Array>): PartyNet {
  const buffers = new Buffers();
  const net: PartyNet = {
    self: 1,
    parties,
    send: (_to, _step, data) => buffers.give(data),
    async receive(from, step) {
      const said = heard.get(`${from} ${step}`)!;
      const data = buffers.take(said.length);
      data.set(said);
      return data;
    },
    strand: () => net,
  };
  return net;
}
