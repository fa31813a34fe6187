import type { Deployment } from '../../workers/wire/deployment.ts';
import { now } from '../app/now.ts';
import type { Waits } from '../store/schema.ts';
import { tries } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { clock, dayTitle } from '../words/time.ts';
import { epochName } from './epoch-name.ts';

/** One sealed message: which day, which operator, since when, and when it is tried again. */
export function WaitingPiece({ piece, deployment }: { piece: Waits; deployment: Deployment }) {
  const w = laterWords.value.share;
  const { grid, roster } = deployment;
  const { party, epoch, program, since } = piece;
  const day = epochName(grid, epoch, now.value);
  const tried = tries.value[party];
  return (
    <li class="stack tight piece">
      <strong>{program === undefined ? w.recordOf(day) : w.countOf(day)}</strong>
      <dl class="facts">
        <dt>{w.forOperator}</dt>
        <dd>
          <bdi>{roster[party - 1].operator}</bdi>
        </dd>
        {since !== null && (
          <>
            <dt>{w.waitsSince}</dt>
            <dd>
              {dayTitle(since, now.value)}, {clock(since, grid)}
            </dd>
          </>
        )}
        <dt>{w.nextTry}</dt>
        <dd>
          {tried && tried.next > now.value ? clock(tried.next, grid) : w.atOnce}
          {tried && `, ${w.failures(tried.failures)}`}
        </dd>
      </dl>
    </li>
  );
}
