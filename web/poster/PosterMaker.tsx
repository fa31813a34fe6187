import './poster.css';
import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import { InputError } from '../../workers/errors.ts';
import { now } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { go } from '../app/router.ts';
import { Icon } from '../look/Icon.tsx';
import { Problem } from '../look/Problem.tsx';
import { joined, posters } from '../store/state.ts';
import { dayTitle } from '../words/time.ts';
import { makePoster } from './make.ts';

function Field(props: {
  name: string;
  label: string;
  help?: string;
  required?: boolean;
  autocomplete?: string;
}) {
  const { name, label, help, required, autocomplete } = props;
  return (
    <div class="field">
      <label for={`poster-${name}`}>{label}</label>
      <input
        id={`poster-${name}`}
        name={name}
        type="text"
        required={required}
        autocomplete={autocomplete ?? 'off'}
        aria-describedby={help && `poster-${name}-help`}
      />
      {help && (
        <p class="soft small" id={`poster-${name}-help`}>
          {help}
        </p>
      )}
    </div>
  );
}

function Made() {
  if (posters.value.length === 0) return null;
  return (
    <section class="stack tight">
      <h2>Made on this device</h2>
      <ul class="list card">
        {posters.value.map(({ id, place, madeAt }) => (
          <li key={id}>
            <a class="entry" href={`/poster/${id}`}>
              <span class="grow stack tight">
                <span class="title">{[place.name, place.room].filter(Boolean).join(', ')}</span>
                <span class="soft">
                  {dayTitle(madeAt, now.value)} · <span class="mono">{id}</span>
                </span>
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The form of a new poster, and the posters made before. */
export function PosterMaker() {
  const [problem, setProblem] = useState<string | null>(null);
  const usual = Math.max(1, Math.round((joined.value?.deployment.visits.defaultLength ?? 7200) / 60));
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const text = (name: string) => String(data.get(name) ?? '');
    try {
      const form = {
        name: text('name'),
        room: text('room'),
        address: text('address'),
        minutes: Number(text('minutes')),
      };
      go(`/poster/${await makePoster(form)}`);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      setProblem(error.message.replace(/^poster: /, ''));
    }
  };
  return (
    <Page title="Posters" up="/more">
      <p>
        A poster at the door carries a secret of its own. Nothing is registered anywhere: whoever scans it
        keeps the name and the time on their phone.
      </p>
      <form class="card stack" onSubmit={submit}>
        <Field name="name" label="Name of the place" required autocomplete="organization" />
        <Field
          name="room"
          label="Room (optional)"
          help="One poster a room tells people more exactly where they were."
        />
        <Field name="address" label="Address (optional)" autocomplete="street-address" />
        <div class="field">
          <label for="poster-minutes">Usual stay in minutes</label>
          <input
            id="poster-minutes"
            name="minutes"
            type="number"
            inputMode="numeric"
            min={1}
            max={1440}
            required
            defaultValue={String(usual)}
            aria-describedby="poster-minutes-help"
          />
          <p class="soft small" id="poster-minutes-help">
            After this time a visit ends by itself, when somebody forgets to check out.
          </p>
        </div>
        <Problem text={problem} />
        <button type="submit" class="button primary large">
          <Icon name="poster" />
          Make the poster
        </button>
      </form>
      <Made />
    </Page>
  );
}
