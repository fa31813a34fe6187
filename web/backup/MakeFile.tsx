import { useEffect, useRef, useState } from 'preact/hooks';
import { unixNow } from '../app/now.ts';
import { Icon } from '../look/Icon.tsx';
import { Problem } from '../look/Problem.tsx';
import { laterWords } from '../words/later.ts';
import { copyToFile, moveToFile, Unreadable } from './backup.ts';
import { LEAST_PASSWORD, passwordProblem } from './password.ts';
import { fileName, saveFile } from './save-file.ts';
import { Working } from './Working.tsx';

type Purpose = 'copy' | 'move';
type State =
  | { kind: 'asks'; problem: string | null }
  | { kind: 'works'; part: number }
  | { kind: 'made'; file: Blob };

/** Purpose and password, then the file. */
export function MakeFile() {
  const [purpose, setPurpose] = useState<Purpose>('copy');
  const [password, setPassword] = useState('');
  const [again, setAgain] = useState('');
  const [state, setState] = useState<State>({ kind: 'asks', problem: null });
  const w = laterWords.value.data.backup;
  /** A move is made, or was: nothing else works in this window until it begins anew. */
  const isStill = useRef(false);
  useEffect(
    () => () => {
      if (isStill.current) location.reload();
    },
    [],
  );
  const make = async (event: Event) => {
    event.preventDefault();
    const wrong = passwordProblem(password, again);
    if (wrong)
      return setState({
        kind: 'asks',
        problem: wrong === 'different' ? w.different : w.tooShort(LEAST_PASSWORD),
      });
    setState({ kind: 'works', part: 0 });
    isStill.current = purpose === 'move';
    try {
      const toFile = purpose === 'copy' ? copyToFile : moveToFile;
      const file = await toFile(password, (part) => setState({ kind: 'works', part }));
      setState({ kind: 'made', file });
    } catch (error) {
      isStill.current = false;
      setState({ kind: 'asks', problem: error instanceof Unreadable ? w.unreadable : w.failed });
    }
  };
  if (state.kind === 'works') return <Working part={state.part} />;
  if (state.kind === 'made') return <Made file={state.file} stops={purpose === 'move'} />;
  return (
    <form class="card stack" onSubmit={make} noValidate>
      <fieldset>
        <legend>{w.purpose}</legend>
        {(['copy', 'move'] as const).map((value) => (
          <label key={value} class="choice">
            <input
              type="radio"
              name="purpose"
              checked={purpose === value}
              onChange={() => setPurpose(value)}
            />
            <span class="grow stack tight">
              <strong>{w[value]}</strong>
              <span class="soft">{value === 'copy' ? w.copyText : w.moveText}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <div class="field">
        <label for="password">{w.password}</label>
        <input
          id="password"
          type="password"
          autocomplete="new-password"
          aria-describedby="least"
          value={password}
          onInput={({ currentTarget }) => setPassword(currentTarget.value)}
        />
        <p class="soft" id="least">
          {w.least(LEAST_PASSWORD)}
        </p>
      </div>
      <div class="field">
        <label for="again">{w.again}</label>
        <input
          id="again"
          type="password"
          autocomplete="new-password"
          value={again}
          onInput={({ currentTarget }) => setAgain(currentTarget.value)}
        />
      </div>
      <Problem text={state.problem} />
      <button type="submit" class="button primary large">
        {w.make}
      </button>
    </form>
  );
}

/** @param stops this phone begins anew as one whose account has gone */
function Made({ file, stops }: { file: Blob; stops: boolean }) {
  const [saved, setSaved] = useState(false);
  const w = laterWords.value.data.backup;
  const save = () => {
    saveFile(file, fileName('backup', unixNow()));
    setSaved(true);
  };
  return (
    <section class="card here stack" role="status">
      <p>{w.made}</p>
      <button type="button" class="button primary large" onClick={save}>
        <Icon name="save" />
        {w.save}
      </button>
      {saved && stops && (
        <button type="button" class="button large" onClick={() => location.reload()}>
          {w.saved}
        </button>
      )}
    </section>
  );
}
