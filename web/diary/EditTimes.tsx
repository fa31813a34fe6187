import { useState } from 'preact/hooks';
import { Problem } from '../look/Problem.tsx';
import { words } from '../words/words.ts';
import { repair } from './actions.ts';
import { spanOf } from './fields.ts';
import { type FormProblem, problemIn } from './problem.ts';
import { isCompared } from './sharing.ts';
import { TimeFields } from './TimeFields.tsx';
import type { Visit } from './visits.ts';

/** Asks when the person really came and left. @param end absent while the visit goes on */
export function EditTimes({ visit, end }: { visit: Visit; end?: number | undefined }) {
  const w = words.value.diary;
  const [outcome, setOutcome] = useState<FormProblem | 'saved' | null>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const before = { from: visit.from, to: end ?? visit.from };
    const span = spanOf(new FormData(event.currentTarget as HTMLFormElement), before);
    setOutcome(null);
    setOutcome(span ? ((await repair(visit, span).catch(() => 'failed' as const)) ?? 'saved') : 'blank');
  };
  return (
    <form class="card stack" onSubmit={submit} onInput={() => setOutcome(null)} noValidate>
      <TimeFields key={`${visit.from} ${end}`} from={visit.from} to={end} saysEnd={outcome !== 'backwards'} />
      <Problem text={outcome && outcome !== 'saved' ? problemIn(outcome) : null} />
      <button type="submit" class="button">
        {w.save}
      </button>
      <p aria-live="polite" class="soft small">
        {outcome === 'saved' ? w.saved : isCompared(visit) && w.changeUntil}
      </p>
    </form>
  );
}
