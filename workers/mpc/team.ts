import type { PartyNet } from './party.ts';

/**
 * The workers of one party that compute one job together, each with its part of the rows and an engine of its own.
 * Worker k of a party talks to worker k of the others, and within the party, where nobody is to be kept from anything,
 * to the other workers. So a job needs at each worker the memory of its part alone.
 *
 * ⚠ What goes between parties has sizes that all of them know: a worker's rows of the shuffle, then of its bucket. Who
 * within the party gets how many rows of a secret permutation is known to those who know that permutation; therefore
 * such rows never go to another party before every worker has its full part again.
 */
export interface Team {
  /** 1..size */
  readonly worker: number;
  readonly size: number;
  /**
   * Gives messages[k − 1] to worker k, with the whole buffer that it is in, and takes what each gives this one.
   * @throws ProtocolError when a worker is at another step
   */
  exchange(step: string, messages: readonly Uint8Array[]): Promise<Uint8Array[]>;
}

/** @param net messages of one job to and from this party's other workers; of those with a number above `size` none */
export function createTeam(net: PartyNet, size: number): Team {
  const { self } = net;
  return {
    worker: self,
    size,
    exchange(step, messages) {
      messages.forEach((message, k) => {
        if (k + 1 !== self) net.send(k + 1, step, message);
      });
      return Promise.all(messages.map((message, k) => (k + 1 === self ? message : net.receive(k + 1, step))));
    },
  };
}

/** Which of `count` things in a row each worker has: [from, to), as even as can be, the first ones the larger parts. */
export const partsOf = (count: number, size: number): readonly (readonly [from: number, to: number])[] => {
  const from = (k: number) => k * Math.floor(count / size) + Math.min(k, count % size);
  return Array.from({ length: size }, (_, k) => [from(k), from(k + 1)]);
};

/** Gives the same bytes to all others. @returns what each gave; the own ones are a copy */
export const tellAll = (team: Team, step: string, message: Uint8Array): Promise<Uint8Array[]> =>
  team.exchange(
    step,
    Array.from({ length: team.size }, () => message.slice()),
  );
