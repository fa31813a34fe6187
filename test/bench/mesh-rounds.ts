import { median } from './cost.ts';
import { PartyProcesses } from './party-processes.ts';
import type { TrafficRun } from './party-traffic.ts';

/** Rounds in which each of three parties sends a message and waits for one, as in a round of gates. */
export interface MeshRound {
  /** Of a message. */
  bytes: number;
  /** Mean milliseconds a round, from thread to thread. */
  roundMs: number;
  /** Sent, and as much received, by each party; 10^6 bytes a second. */
  megabytesPerSecond: number;
}

const RUNS = 3;
const SIZES: readonly TrafficRun[] = [
  { bytes: 1 << 10, rounds: 1000 },
  { bytes: 16 << 10, rounds: 500 },
  { bytes: 128 << 10, rounds: 200 },
  { bytes: 4 << 20, rounds: 8 },
];

/** Three processes on loopback through the path of a node's job; the median of three after one that warms up. */
export async function benchMesh(): Promise<MeshRound[]> {
  const parties = await PartyProcesses.start<null, TrafficRun>('traffic');
  try {
    const measured: MeshRound[] = [];
    for (const size of SIZES) {
      const times: number[] = [];
      for (let i = 0; i <= RUNS; i++) {
        const { wallSeconds } = await parties.run(size, `${size.bytes}/${i}`);
        if (i > 0) times.push(wallSeconds);
      }
      const roundMs = (1000 * median(times)) / size.rounds;
      measured.push({ bytes: size.bytes, roundMs, megabytesPerSecond: size.bytes / 1000 / roundMs });
    }
    return measured;
  } finally {
    await parties.stop();
  }
}
