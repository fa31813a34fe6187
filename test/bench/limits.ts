import { availableParallelism } from 'node:os';
import { createKernels } from '../../workers/mpc/kernels/kernels.ts';
import type { EnginePhase } from '../../workers/mpc/stats.ts';
import type { Host } from './collision.ts';
import { type EngineCost, median } from './cost.ts';
import { benchStreams } from './kernels.ts';
import type { TrafficRun } from './party-traffic.ts';

/** What bounds a job here, whatever computes it; 10^6 bytes a second. */
export interface Limits {
  /** Sent by each party to one, and as much received from the other, while all do so; messages as a full block's. */
  linkMegabytesPerSecond: number;
  /** Keystreams that one thread makes. */
  streamMegabytesPerSecond: number;
}

/** A phase beside what its bytes alone would take. */
type Bounded = EnginePhase & Bound;

interface Bound {
  /** Of its messages at the rate of the links. */
  linkSeconds: number;
  /** Of the keystreams of all parties on the cores that there are. */
  streamSeconds: number;
  /** The greater of the two, as a fraction of what it took. */
  ofLimit: number;
}

const MESSAGES: TrafficRun = { bytes: 40 << 10, rounds: 2000 };
const RUNS = 3;

/** Measures links of the kind that a job would have, and the kernels' cipher. */
export async function measureLimits(host: Host): Promise<Limits> {
  const parties = await host.traffic();
  try {
    const times: number[] = [];
    for (let i = 0; i <= RUNS; i++) {
      const { wallSeconds } = await parties.run(MESSAGES, `traffic ${i}`);
      if (i > 0) times.push(wallSeconds); // the first warms up
    }
    return {
      linkMegabytesPerSecond: Math.round((MESSAGES.bytes * MESSAGES.rounds) / 1e6 / median(times)),
      streamMegabytesPerSecond: Math.round(1000 * benchStreams(createKernels()).stream),
    };
  } finally {
    await parties.stop();
  }
}

/** A job's cost, and how near it and its phases come to what bounds them. @param parties that share this machine */
export function beside(cost: EngineCost, limits: Limits, parties: number) {
  const share = parties / Math.min(parties, availableParallelism());
  const bound = (seconds: number, bytes: number, streamBytes: number): Bound => {
    const linkSeconds = bytes / 1e6 / limits.linkMegabytesPerSecond;
    const streamSeconds = (share * streamBytes) / 1e6 / limits.streamMegabytesPerSecond;
    return { linkSeconds, streamSeconds, ofLimit: Math.max(linkSeconds, streamSeconds) / seconds };
  };
  const sum = (of: (phase: EnginePhase) => number) => cost.phases.reduce((all, phase) => all + of(phase), 0);
  const phases = cost.phases.map(
    (phase): Bounded => ({ ...phase, ...bound(phase.seconds, phase.bytes, phase.streamBytes) }),
  );
  const whole = bound(
    cost.wallSeconds,
    sum(({ bytes }) => bytes),
    sum(({ streamBytes }) => streamBytes),
  );
  return { ...cost, ...limits, ...whole, phases };
}
