import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import { Field } from '../look/Field.tsx';
import { Problem } from '../look/Problem.tsx';
import { guests, moved } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { type LabelProblem, MOST_GUESTS, MOST_LETTERS, problemOf } from './guest.ts';
import { addGuest } from './store.ts';

/** Adds a guest, and says what for; nothing on a phone whose account went on, from which nobody would be answered. */
export function AddForm() {
  const [problem, setProblem] = useState<LabelProblem | 'disk' | null>(null);
  const w = laterWords.value.guests;
  const said = {
    none: w.noLabel,
    long: w.longLabel(MOST_LETTERS),
    full: w.full(MOST_GUESTS),
    disk: w.notWritten,
  };
  if (moved.value) return null;
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
    <>
      <p>{w.intro}</p>
      <form class="card stack" onSubmit={submit} noValidate>
        <Field id="guest-label" name="label" label={w.label} help={w.labelHelp} input={{ required: true }} />
        <Problem text={problem && said[problem]} />
        <button type="submit" class="button">
          {w.add}
        </button>
      </form>
    </>
  );
}
