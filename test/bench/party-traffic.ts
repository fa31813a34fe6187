import { type Main, newStats, serveParty } from './party-thread.ts';

/** Messages one after the other; a round ends when that of the next party has come. */
export interface TrafficRun {
  readonly bytes: number;
  readonly rounds: number;
}

/** Makes this thread a party that computes nothing: rounds of messages alone, as those of gates go, to the party before. */
export const serveTraffic = (main: Main): void =>
  serveParty<null, TrafficRun>(main, async (party, _, { bytes, rounds }, name) => {
    const net = party.net(name);
    const { self, parties } = net;
    const [previous, next] = [((self + parties - 2) % parties) + 1, (self % parties) + 1];
    const stats = newStats();
    await stats.phase('rounds', async () => {
      for (let i = 0; i < rounds; i++) {
        stats.sent('round', bytes);
        net.send(previous, 'round', new Uint8Array(bytes));
        await net.receive(next, 'round');
      }
      stats.waited('round', rounds);
    });
    return { results: [], rounds, comparisons: 0, phases: stats.phases };
  });
