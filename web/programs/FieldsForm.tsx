import { useState } from 'preact/hooks';
import { InputError } from '../../workers/errors.ts';
import type { Program } from '../../workers/wire/circuit-programs.ts';
import { back } from '../app/router.ts';
import { Problem } from '../look/Problem.tsx';
import { laterWords } from '../words/later.ts';
import { agree, readFields } from './part.ts';
import { number } from './words.ts';

/** The numbers that a person gives, and consent; refusing is one tap too, and nothing was sent before. */
export function FieldsForm({ program }: { program: Program }) {
  const w = laterWords.value.programs;
  const [problem, setProblem] = useState<string | null>(null);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const typed = new FormData(event.currentTarget as HTMLFormElement);
    try {
      await agree(
        program,
        readFields(program, (name) => String(typed.get(name) ?? '')),
      );
    } catch (error) {
      setProblem(error instanceof InputError ? error.message : w.notKept);
    }
  };
  return (
    <form class="stack" onSubmit={submit} noValidate>
      <section class="card stack">
        <h2>{w.give}</h2>
        {program.fields.map(({ name, bits }, i) => (
          <div key={name} class="field">
            <label for={`field-${i}`}>
              <bdi>{name}</bdi>
            </label>
            <input
              id={`field-${i}`}
              name={name}
              type="text"
              inputMode="numeric"
              autocomplete="off"
              maxLength={100}
              required
              aria-describedby={`field-${i}-help`}
            />
            <p class="soft small" id={`field-${i}-help`}>
              {w.range(number((1n << BigInt(bits)) - 1n))}
            </p>
          </div>
        ))}
        <Problem text={problem} />
        <p class="soft small">{w.onceGiven}</p>
      </section>
      <button type="submit" class="button primary huge">
        {w.takePart}
      </button>
      <button type="button" class="button large" onClick={() => back('/programs')}>
        {w.takeNoPart}
      </button>
    </form>
  );
}
