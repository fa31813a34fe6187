import './guests.css';
import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import { Page } from '../app/Page.tsx';
import { Moved } from '../home/Moved.tsx';
import { Field } from '../look/Field.tsx';
import { Problem } from '../look/Problem.tsx';
import { guests, moved } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { words } from '../words/words.ts';
import { Door } from './Door.tsx';
import { type LabelProblem, MOST_GUESTS, MOST_LETTERS, problemOf } from './guests.ts';
import { addGuest } from './store.ts';

function AddForm() {
  const [problem, setProblem] = useState<LabelProblem | 'disk' | null>(null);
  const w = laterWords.value.guests;
  const said = {
    none: w.noLabel,
    long: w.longLabel(MOST_LETTERS),
    full: w.full(MOST_GUESTS),
    disk: w.notWritten,
  };
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const label = String(new FormData(form).get('label') ?? '');
    const wrong = problemOf(label, guests.value.length);
    setProblem(wrong);
    if (wrong) return;
    await addGuest(label).then(
      () => form.reset(),
      () => setProblem('disk'),
    );
  };
  return (
    <form class="card stack" onSubmit={submit} noValidate>
      <Field id="guest-label" name="label" label={w.label} help={w.labelHelp} input={{ required: true }} />
      <Problem text={problem && said[problem]} />
      <button type="submit" class="button">
        {w.add}
      </button>
    </form>
  );
}

/** People without a phone, whom this device stands for. */
export function Guests() {
  const w = laterWords.value.guests;
  return (
    <Page title={words.value.screens.guests.title} up="/more">
      {moved.value && <Moved />}
      <p>{w.intro}</p>
      <AddForm />
      <section class="stack tight">
        <h2>{w.list}</h2>
        {guests.value.length === 0 ? <p>{w.none}</p> : <Door all={guests.value} />}
      </section>
      <p class="soft small">{w.limits(MOST_GUESTS)}</p>
      <p class="soft small">{w.cannotReport}</p>
    </Page>
  );
}
