import type { EnginePhase, PhaseCost } from '../../workers/mpc/stats.ts';
import type { TimedRun } from './party-group.ts';

/**
 * What one job cost, or the jobs of a night. Seconds are medians; bits are the mean of the parties, counted at
 * their links; rounds and phases are those of party 1; CPU time is that of all their processes; memory is a party's.
 */
export interface JobCost {
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

/** With what each phase drew of keystreams. */
export interface EngineCost extends JobCost {
  phases: EnginePhase[];
}

/**
 * @param runs of one kind, of which all but the times are alike
 * @param correct whether every run's results were those of the plain program
 */
export function costOf(runs: readonly TimedRun[], rows: number, correct: boolean): EngineCost {
  const [{ outcomes }] = runs;
  const phasesOf = (run: TimedRun) => run.outcomes[0].phases;
  // A permutation may need one pass more than the other's.
  const secondsOf = (name: string) => (run: TimedRun) =>
    phasesOf(run).find((phase) => phase.name === name)?.seconds ?? 0;
  return {
    rows,
    wallSeconds: median(runs.map((run) => run.wallSeconds)),
    cpuSeconds: median(runs.map((run) => run.cpuSeconds)),
    bitsPerRowPerParty:
      (8 * outcomes.reduce((sum, { sentBytes }) => sum + sentBytes, 0)) / outcomes.length / rows,
    rounds: outcomes[0].rounds,
    comparisonsPerRow: outcomes[0].comparisons / rows,
    peakMemoryBytes: Math.round(median(runs.map(({ partyBytes }) => partyBytes))),
    correct,
    phases: phasesOf(runs[0]).map((phase) => ({
      ...phase,
      seconds: median(runs.map(secondsOf(phase.name))),
    })),
  };
}

/** The middle one of an odd count. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1];
