import type { ComponentChildren } from 'preact';
import { consent } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { mayRecord, type Source } from './consent.ts';

/** What records data of a kind; or, where the person refused that, a sentence that says so and the way to change it. */
export function IfRecorded({ source, children }: { source: Source; children: ComponentChildren }) {
  if (mayRecord(consent.value, source)) return <>{children}</>;
  const w = laterWords.value.data.consent;
  return (
    <div class="card notice stack tight" role="status">
      <p>{w.off[source]}</p>
      <a class="button" href="/more/consent">
        {w.change}
      </a>
    </div>
  );
}
