import { useEffect, useState } from 'preact/hooks';
import { laterWords } from '../words/later.ts';
import { canWriteTags, writeTag } from './nfc.ts';

/** Puts the poster's link on an NFC tag; nothing where the browser cannot. */
export function Tag({ link }: { link: string }) {
  const [state, setState] = useState<'hold' | 'done' | 'denied' | 'failed' | null>(null);
  const [stop] = useState(() => new AbortController());
  useEffect(() => () => stop.abort(), []);
  if (!canWriteTags()) return null;
  const w = laterWords.value.poster;
  const said = { hold: w.nfcHold, done: w.nfcDone, denied: w.nfcDenied, failed: w.nfcFailed };
  return (
    <div class="stack tight">
      <button
        type="button"
        class="button"
        disabled={state === 'hold'}
        onClick={async () => {
          setState('hold');
          setState(await writeTag(link, stop.signal));
        }}
      >
        {w.nfc}
      </button>
      <p aria-live="polite">{state && said[state]}</p>
    </div>
  );
}
