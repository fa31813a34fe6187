import type { Engine } from './engine.ts';
import { createGeneralEngine } from './general/general-engine.ts';
import { createReplicatedEngine, type ReplicatedSetup } from './replicated-engine.ts';
import { isReplicated } from './sharing.ts';

/** What a party brings to an engine, and the threshold t. */
export interface EngineSetup extends ReplicatedSetup {
  readonly threshold: number;
}

/**
 * The engine of the net's parties: replicated for three, by Shamir over GF(8) for more.
 * @throws RangeError unless n ≥ 2t+1, and for a team of other than three parties; ProtocolError when another party is at another step
 */
export async function createEngine({ threshold, ...setup }: EngineSetup): Promise<Engine> {
  if (isReplicated(setup.net.parties, threshold)) return createReplicatedEngine(setup);
  const { team, ...own } = setup;
  if (team) throw new RangeError('only engines of three parties have teams');
  return createGeneralEngine({ ...own, threshold });
}
