import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import { unixNow } from '../app/now.ts';
import { go } from '../app/router.ts';
import { Field } from '../look/Field.tsx';
import { Icon } from '../look/Icon.tsx';
import { Problem } from '../look/Problem.tsx';
import { laterWords } from '../words/later.ts';
import { type FormProblem, momentOf, problemsAmong, roomsOf, type Wanted } from './form.ts';
import { isMade, makePosters } from './make.ts';
import { problemIn } from './problems.ts';
import { usualMinutes } from './usual.ts';

/** Fields of a form. A time that was typed in part is no time, though its field says that it is empty. */
const wantedOf = (form: HTMLFormElement, data: FormData): Wanted[] => {
  const text = (name: string) => String(data.get(name) ?? '');
  const moment = (name: string) =>
    (form.elements.namedItem(name) as HTMLInputElement).validity.badInput ? Number.NaN : momentOf(text(name));
  return roomsOf(text('rooms')).map((room) => ({
    name: text('name'),
    room,
    address: text('address'),
    minutes: Number(text('minutes')),
    validFrom: moment('from'),
    validTo: moment('to'),
  }));
};

/** One place, with as many rooms as it has. */
export function PosterForm() {
  const [problem, setProblem] = useState<FormProblem | null>(null);
  const w = laterWords.value.poster;
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const signed = data.has('sign');
    const wanted = wantedOf(event.currentTarget, data);
    const wrong =
      problemsAmong(wanted, unixNow())[0]?.problem ??
      (signed && wanted.some(isMade) ? { what: 'exists' as const } : null);
    if (wrong) return setProblem(wrong);
    go(`/poster/${await makePosters(wanted, signed)}`);
  };
  return (
    <form class="card stack" onSubmit={submit} noValidate>
      <Field
        id="poster-name"
        name="name"
        label={w.name}
        input={{ required: true, autocomplete: 'organization' }}
      />
      <Field id="poster-rooms" name="rooms" label={w.rooms} help={w.roomsHelp} lines={2} />
      <Field
        id="poster-address"
        name="address"
        label={w.address}
        input={{ autocomplete: 'street-address' }}
      />
      <Field
        id="poster-minutes"
        name="minutes"
        label={w.minutes}
        help={w.minutesHelp}
        input={{
          type: 'number',
          inputMode: 'numeric',
          min: 1,
          max: 1440,
          required: true,
          defaultValue: String(usualMinutes.value ?? ''),
        }}
      />
      <details>
        <summary>{w.validity}</summary>
        <div class="stack">
          <Field id="poster-from" name="from" label={w.from} input={{ type: 'datetime-local' }} />
          <Field
            id="poster-to"
            name="to"
            label={w.to}
            help={w.validityHelp}
            input={{ type: 'datetime-local' }}
          />
        </div>
      </details>
      <label class="choice">
        <input type="checkbox" name="sign" defaultChecked aria-describedby="poster-sign-help" />
        <span>
          {w.sign}
          <span class="soft small block" id="poster-sign-help">
            {w.signHelp}
          </span>
        </span>
      </label>
      <Problem text={problem && problemIn(w, problem)} />
      <button type="submit" class="button primary large">
        <Icon name="poster" />
        {w.make}
      </button>
    </form>
  );
}
