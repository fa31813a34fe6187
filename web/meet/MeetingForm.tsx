import type { TargetedSubmitEvent } from 'preact';
import { useState } from 'preact/hooks';
import { Field } from '../look/Field.tsx';
import { laterWords } from '../words/later.ts';
import { duration } from '../words/time.ts';
import { changeMeeting, meetPolicy } from './actions.ts';
import { lengthsOf, type Meeting } from './meetings.ts';

const MOST_NAME = 60;

/** With whom, and for how long. @param lengthOpen whether the length can still be changed: it has not been shared */
export function MeetingForm({ meeting, lengthOpen }: { meeting: Meeting; lengthOpen: boolean }) {
  const [saved, setSaved] = useState<boolean | null>(null);
  const w = laterWords.value.meet;
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    const name = String(data.get('name') ?? '').trim();
    const length = lengthOpen && { to: meeting.from + Number(data.get('length')) };
    changeMeeting(meeting, { name, ...length }).then(
      () => setSaved(true),
      () => setSaved(false),
    );
  };
  return (
    <form class="card stack" onSubmit={submit} onInput={() => setSaved(null)}>
      <Field
        id="with"
        name="name"
        label={w.name}
        help={w.nameHelp}
        input={{ maxLength: MOST_NAME, defaultValue: meeting.name }}
      />
      {lengthOpen && <Length meeting={meeting} />}
      <button type="submit" class="button">
        {w.save}
      </button>
      <p class="soft small" role="status">
        {saved === true && w.saved}
        {saved === false && w.notWritten}
      </p>
    </form>
  );
}

function Length({ meeting }: { meeting: Meeting }) {
  const w = laterWords.value.meet;
  const own = meeting.to - meeting.from;
  // One that was kept before the community was known need not be among its lengths.
  const lengths = [...new Set([...lengthsOf(meetPolicy()), own])].sort((a, b) => a - b);
  return (
    <div class="field">
      <label for="length">{w.length}</label>
      <select id="length" name="length" aria-describedby="length-help">
        {lengths.map((length) => (
          <option key={length} value={length} selected={length === own}>
            {duration(length)}
          </option>
        ))}
      </select>
      <p class="soft small" id="length-help">
        {w.lengthHelp}
      </p>
    </div>
  );
}
