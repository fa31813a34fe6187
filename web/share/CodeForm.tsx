import { useState } from 'preact/hooks';
import { InputError } from '../../workers/errors.ts';
import { Problem } from '../look/Problem.tsx';
import { registerCode } from './report.ts';

/** The code of a test result. @param authority name and address of who gave it */
export function CodeForm({ authority }: { authority: { name: string; url: string } }) {
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    const code = String(new FormData(event.currentTarget as HTMLFormElement).get('code') ?? '');
    setBusy(true);
    setProblem(null);
    try {
      await registerCode(authority.url, code);
    } catch (error) {
      setProblem(
        error instanceof InputError ? error.message : 'The code could not be kept on this device. Try again.',
      );
      setBusy(false);
    }
  };
  return (
    <form class="card stack" onSubmit={submit}>
      <div class="field">
        <label for="code">Code from {authority.name}</label>
        <input
          id="code"
          name="code"
          type="text"
          class="code"
          inputMode="numeric"
          autocomplete="one-time-code"
          maxLength={20}
          required
          aria-invalid={problem !== null}
          aria-describedby="code-help"
        />
        <p class="soft small" id="code-help">
          8 digits. Spaces do not matter. A code works once and for a short time.
        </p>
      </div>
      <Problem text={problem} />
      <button type="submit" class="button primary large" disabled={busy}>
        {busy ? 'Checking the code…' : 'Check the code'}
      </button>
    </form>
  );
}
