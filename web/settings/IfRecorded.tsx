import type { ComponentChildren } from 'preact';
import { consent, moved } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { words } from '../words/words.ts';
import { mayRecord, type Source } from './consent.ts';

/**
 * What records data of a kind; or, where the person refused that, or the account went on to another phone, a sentence
 * that says so and the way to change it.
 */
export function IfRecorded({ source, children }: { source: Source; children: ComponentChildren }) {
  const { consent: w, moved: left } = laterWords.value.data;
  if (moved.value)
    return (
      <div class="card notice stack tight" role="status">
        <p>{left.records}</p>
        <a class="button" href="/more/backup">
          {words.value.home.moved}
        </a>
      </div>
    );
  if (mayRecord(consent.value, source)) return <>{children}</>;
  return (
    <div class="card notice stack tight" role="status">
      <p>{w.off[source]}</p>
      <a class="button" href="/more/consent">
        {w.change}
      </a>
    </div>
  );
}
