import { useEffect, useState } from 'preact/hooks';
import { InputError } from '../../workers/errors.ts';
import { parseTagKey } from '../../workers/wire/tag-key.ts';
import { Page } from '../app/Page.tsx';
import { go } from '../app/router.ts';
import { Field, LETTERS } from '../look/Field.tsx';
import { Icon } from '../look/Icon.tsx';
import { Problem } from '../look/Problem.tsx';
import { IfNotMoved } from '../settings/IfNotMoved.tsx';
import { laterWords } from '../words/later.ts';
import { words } from '../words/words.ts';
import { pairTag } from './keep.ts';
import { scannedTag } from './scanned-tag.ts';

/** The code of a tag, scanned or typed, and the question whether the person carries it. */
export function PairTag() {
  const w = laterWords.value.near;
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(
    () => () => {
      scannedTag.value = null;
    },
    [],
  );
  const secret = scannedTag.value;
  const read = (event: Event) => {
    event.preventDefault();
    try {
      scannedTag.value = parseTagKey(typed);
      setProblem(null);
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      setProblem(w.wrongCode);
    }
  };
  const carry = () =>
    pairTag(secret!).then(
      () => go('/near', true),
      () => setProblem(laterWords.value.near.notKept),
    );
  if (secret)
    return (
      <Page title={words.value.screens.pair.title} up="/near">
        <section class="card here stack tight" aria-live="polite">
          <p>
            <strong>{w.confirm}</strong>
          </p>
          <p>{w.confirmNote}</p>
        </section>
        <Problem text={problem} />
        <IfNotMoved>
          <button type="button" class="button primary huge" onClick={carry}>
            <Icon name="check" />
            {w.carry}
          </button>
        </IfNotMoved>
        <button type="button" class="button large" onClick={() => go('/near', true)}>
          {w.notMine}
        </button>
      </Page>
    );
  return (
    <Page title={words.value.screens.pair.title} up="/near">
      <a class="button primary huge" href="/scan">
        <Icon name="scan" />
        {w.scanCode}
      </a>
      <form class="card stack" onSubmit={read}>
        <Field
          id="tag-code"
          name="code"
          label={w.code}
          help={w.codeHint}
          input={{
            ...LETTERS,
            maxLength: 100,
            value: typed,
            'aria-invalid': problem !== null,
            onInput: (event) => setTyped(event.currentTarget.value),
          }}
        />
        <Problem text={problem} />
        <button type="submit" class="button" disabled={typed.trim() === ''}>
          {words.value.screens.pair.title}
        </button>
      </form>
    </Page>
  );
}
