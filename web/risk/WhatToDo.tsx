import { joined } from '../store/state.ts';
import { isolated } from '../words/bidi.ts';
import { language } from '../words/language.ts';
import { words } from '../words/words.ts';
import { adviceFor } from './advice.ts';
import type { State } from './status.ts';
import { isReported } from './today.ts';

/** What to do next: in the authority's words where it gave any, else in ours. */
export function WhatToDo({ state }: { state: Exclude<State, 'none'> }) {
  const w = words.value.risk;
  const deployment = joined.value?.deployment;
  const theirs = deployment && adviceFor(deployment, state, language.value);
  const ours = [...w.advice[state], ...(state === 'positive' && !isReported() ? [w.adviceWarn] : [])];
  return (
    <section class="stack tight" data-testid="advice">
      <h2>{w.whatToDo}</h2>
      <ul {...(theirs && { lang: theirs.lang, dir: 'auto' })}>
        {(theirs?.lines ?? ours).map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p class="soft small">
        {theirs ? w.adviceOf(isolated(deployment?.authority?.name ?? deployment?.name ?? '')) : w.adviceNone}
      </p>
    </section>
  );
}
