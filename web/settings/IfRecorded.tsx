import type { ComponentChildren } from 'preact';
import { consent } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { mayRecord, type Source } from './consent.ts';
import { IfNotMoved } from './IfNotMoved.tsx';
import { NotHere } from './NotHere.tsx';

/**
 * What records data of a kind; or, where the person refused that, or the account went on to another phone, a sentence
 * that says so and the way to change it.
 */
export function IfRecorded({ source, children }: { source: Source; children: ComponentChildren }) {
  const w = laterWords.value.data.consent;
  return (
    <IfNotMoved>
      {mayRecord(consent.value, source) ? (
        children
      ) : (
        <NotHere why={w.off[source]} to="/more/consent" way={w.change} />
      )}
    </IfNotMoved>
  );
}
