import { useId, useState } from 'preact/hooks';
import { unixNow } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { go } from '../app/router.ts';
import { Problem } from '../look/Problem.tsx';
import { isWithdrawn } from '../poster/is-withdrawn.ts';
import { IfRecorded } from '../settings/IfRecorded.tsx';
import { posters, visits } from '../store/state.ts';
import { words } from '../words/words.ts';
import { add, policy } from './actions.ts';
import { spanOf } from './fields.ts';
import { knownPlaces } from './known-places.ts';
import { type FormProblem, problemIn } from './problem.ts';
import { TimeFields } from './TimeFields.tsx';
import { usualSpan } from './times.ts';
import type { NotedPlace } from './visits.ts';

const OTHER = 'other';

const noted = (name: string): NotedPlace => ({ secret: null, name, defaultMinutes: 0 });

/** Writes down a visit that nobody checked in to. */
export function AddVisit() {
  const w = words.value.diary;
  const id = useId();
  // Read once: the list must not change under the person's hands.
  const [places] = useState(() =>
    knownPlaces(
      visits.value,
      posters.value.filter(({ withdrawal }) => !withdrawal).map(({ place }) => place),
    ).filter((place) => !isWithdrawn(place)),
  );
  const [proposed] = useState(() => usualSpan(policy(), unixNow()));
  const [chosen, setChosen] = useState(places.length > 0 ? '0' : OTHER);
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget as HTMLFormElement);
    setProblem(null);
    const name = String(data.get('name') ?? '').trim();
    if (chosen === OTHER && name === '') return setProblem('name');
    const span = spanOf(data);
    if (!span) return setProblem('blank');
    const place = chosen === OTHER ? noted(name) : places[Number(chosen)];
    const added = await add(place, span).catch(() => 'failed' as const);
    if (typeof added === 'string') setProblem(added);
    else go(`/diary/${added.id}`, true);
  };
  return (
    <Page title={w.add} up="/diary">
      <IfRecorded source="visits">
        <form class="card stack" onSubmit={submit} onInput={() => setProblem(null)} noValidate>
          <div class="field">
            <label for={`${id}-place`}>{w.where}</label>
            <select
              id={`${id}-place`}
              value={chosen}
              onChange={(event) => setChosen(event.currentTarget.value)}
            >
              {places.map((place, i) => (
                <option key={place} value={String(i)}>
                  {[place.name, place.room].filter(Boolean).join(' · ')}
                </option>
              ))}
              <option value={OTHER}>{w.otherPlace}</option>
            </select>
          </div>
          {chosen === OTHER && (
            <div class="field">
              <label for={`${id}-name`}>{w.placeName}</label>
              <input id={`${id}-name`} name="name" type="text" maxLength={100} required />
              <p class="soft small">{w.noCode}</p>
            </div>
          )}
          <TimeFields {...proposed} saysEnd={problem !== 'backwards'} />
          <Problem text={problem && problemIn(problem)} />
          <button type="submit" class="button primary large">
            {w.addIt}
          </button>
          <p class="soft small">{w.addWhy}</p>
        </form>
      </IfRecorded>
    </Page>
  );
}
