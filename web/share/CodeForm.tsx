import { useEffect, useRef, useState } from 'preact/hooks';
import { type CodeMistake, codeInLink, readReportCode, spacedCode } from '../../workers/wire/report-code.ts';
import { Icon } from '../look/Icon.tsx';
import { Problem } from '../look/Problem.tsx';
import { laterWords } from '../words/later.ts';
import { arrived, scanForForm } from './arrived.ts';
import { CodePicture } from './CodePicture.tsx';
import { type CodeProblem, registerCode } from './report.ts';

/** Longest text that is worth reading: a code's link. */
const MOST_TYPED = 512;

/** In place of a code its whole link may be pasted. */
const takeLink = ({ currentTarget }: { currentTarget: HTMLInputElement }): void => {
  const code = codeInLink(currentTarget.value);
  if (code !== null) arrived.value = code;
};

/** What is wrong with a code, in the person's language. */
const sentence = (problem: CodeMistake | CodeProblem): string => {
  const w = laterWords.value.share.problems;
  if (problem.problem === 'character') return w.character(problem.character);
  if (problem.problem === 'length') return w.length(problem.length);
  if (problem.problem === 'busy') return w.busy(problem.seconds);
  return w[problem.problem];
};

/** Whether another code has to be typed; else the same one is tried again. */
const isWrong = ({ problem }: CodeMistake | CodeProblem): boolean =>
  !['unreachable', 'down', 'busy', 'notKept'].includes(problem);

/** The code of a test result: typed, from a link, by the camera or from a picture. @param authority name and address of who gave it */
export function CodeForm({ authority }: { authority: { name: string; url: string } }) {
  const w = laterWords.value.share;
  const field = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<CodeMistake | CodeProblem | null>(null);
  const [filled, setFilled] = useState(false);
  const [busy, setBusy] = useState(false);
  const code = arrived.value;
  useEffect(() => {
    if (code === null || !field.current) return;
    const read = readReportCode(code);
    field.current.value = 'problem' in read ? code : spacedCode(read);
    setProblem('problem' in read ? read : null);
    setFilled(true);
    arrived.value = null;
  }, [code]);
  const submit = async (event: SubmitEvent) => {
    event.preventDefault();
    if (busy) return;
    setFilled(false);
    const read = readReportCode(field.current!.value);
    if ('problem' in read) {
      setProblem(read);
      field.current!.focus();
      return;
    }
    setBusy(true);
    setProblem(null);
    const wrong = await registerCode(authority.url, read.code).catch(() => ({ problem: 'notKept' }) as const);
    if (!wrong) return; // the next screen is drawn
    setProblem(wrong);
    setBusy(false);
    if (isWrong(wrong)) field.current?.focus();
  };
  return (
    <form class="card stack" onSubmit={submit} noValidate>
      <div class="field">
        <label for="code">{w.codeLabel(authority.name)}</label>
        <input
          ref={field}
          id="code"
          type="text"
          class="code"
          dir="ltr"
          autocomplete="one-time-code"
          autocapitalize="characters"
          spellcheck={false}
          maxLength={MOST_TYPED}
          required
          onInput={takeLink}
          aria-invalid={problem !== null && isWrong(problem)}
          aria-describedby={problem ? 'code-problem code-help' : 'code-help'}
        />
        <p class="soft small" id="code-help">
          {w.codeHelp}
        </p>
      </div>
      {filled && !problem && <p role="status">{w.filledIn}</p>}
      <Problem id="code-problem" text={problem && sentence(problem)} />
      {/* Not disabled: it would lose the focus. */}
      <button type="submit" class="button primary large" aria-disabled={busy}>
        {busy ? w.checking : w.checkCode}
      </button>
      <button type="button" class="button" onClick={scanForForm}>
        <Icon name="scan" />
        {w.scanCode}
      </button>
      <CodePicture />
    </form>
  );
}
