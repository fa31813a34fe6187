import { words } from '../words/words.ts';
import type { ScanProblem } from './interpret.ts';
import { refusalIn } from './refusals.ts';

/** Why a code was not taken. */
export function Refusal({ problem }: { problem: ScanProblem }) {
  const w = words.value.scan;
  return (
    <div class="card notice stack tight" data-testid="not-ours">
      <p>{refusalIn(words.value, problem)}</p>
      <p class="soft">{w.nothingChanged}</p>
    </div>
  );
}
