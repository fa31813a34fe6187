import type { RunProgress } from './run-state.ts';

/** Turns progress into one line for each change of state or stage; counts of jobs in between make none. */
export function progressLines(write: (line: string) => void): (progress: RunProgress) => void {
  let last = '';
  return ({ run, attempt, state, stage }) => {
    const line = `run ${run}, attempt ${attempt}: ${state}${stage ? ` (${stage})` : ''}`;
    if (line !== last) write(line);
    last = line;
  };
}
