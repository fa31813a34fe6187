import { useEffect, useState } from 'preact/hooks';
import { InputError } from '../../workers/errors.ts';
import { parseTagKey } from '../../workers/wire/tag-key.ts';
import { Page } from '../app/Page.tsx';
import { go } from '../app/router.ts';
import { Icon } from '../look/Icon.tsx';
import { Problem } from '../look/Problem.tsx';
import { words } from '../words/words.ts';
import { pairTag } from './keep.ts';
import { scannedTag } from './scanned-tag.ts';

/** The code of a tag, scanned or typed, and the question whether the person carries it. */
export function PairTag() {
  const w = words.value.near;
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
      () => setProblem(words.value.near.notKept),
    );
  if (secret)
    return (
      <Page title={w.pair} up="/near">
        <section class="card here stack tight" aria-live="polite">
          <p>
            <strong>{w.confirm}</strong>
          </p>
          <p>{w.confirmNote}</p>
        </section>
        <Problem text={problem} />
        <button type="button" class="button primary huge" onClick={carry}>
          <Icon name="check" />
          {w.carry}
        </button>
        <button type="button" class="button large" onClick={() => go('/near', true)}>
          {w.notMine}
        </button>
      </Page>
    );
  return (
    <Page title={w.pair} up="/near">
      <a class="button primary huge" href="/scan">
        <Icon name="scan" />
        {w.scanCode}
      </a>
      <form class="card stack" onSubmit={read}>
        <p class="field">
          <label for="tag-code">{w.code}</label>
          <input
            id="tag-code"
            type="text"
            class="mono"
            dir="ltr"
            autocomplete="off"
            autocapitalize="characters"
            spellcheck={false}
            maxLength={100}
            value={typed}
            aria-invalid={problem !== null}
            aria-describedby="tag-code-hint"
            onInput={(event) => setTyped(event.currentTarget.value)}
          />
          <span class="soft small" id="tag-code-hint">
            {w.codeHint}
          </span>
        </p>
        <Problem text={problem} />
        <button type="submit" class="button" disabled={typed.trim() === ''}>
          {w.pair}
        </button>
      </form>
    </Page>
  );
}
