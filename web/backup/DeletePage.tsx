// Loaded before the app's files are deleted, so that it is there afterwards without a network.
import './Gone.tsx';
import { useState } from 'preact/hooks';
import { Page } from '../app/Page.tsx';
import { Icon } from '../look/Icon.tsx';
import { Problem } from '../look/Problem.tsx';
import { joined, report, shared } from '../store/state.ts';
import { formatMoment } from '../words/formats.ts';
import { laterWords } from '../words/later.ts';
import { words } from '../words/words.ts';
import { eraseEverything } from './erase.ts';
import { heldUntil } from './held.ts';

const moment = (t: number): string => formatMoment(t, { dateStyle: 'long', timeStyle: 'short' });

/** What the operators go on to hold, and until when. */
function There() {
  const w = laterWords.value.data.erase;
  const held = joined.value && heldUntil(joined.value, [...shared.value]);
  return (
    <section class="card stack tight">
      <h2>{w.there}</h2>
      <p>{held ? w.thereText(moment(held.places), moment(held.rest)) : w.nothingThere}</p>
      {report.value?.consent?.place && <p>{w.report}</p>}
    </section>
  );
}

/** Says what goes and what does not, asks once more, and deletes. */
export function DeletePage() {
  const [sure, setSure] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const w = laterWords.value.data.erase;
  const erase = async () => {
    if (!sure) return setProblem(w.notSure);
    setProblem(null);
    setBusy(true);
    await eraseEverything().catch(() => setProblem(w.failed));
    setBusy(false);
  };
  return (
    <Page title={words.value.screens.erase.title} up="/more/data">
      <section class="card stack tight">
        <h2>{w.here}</h2>
        <p>{w.hereText}</p>
      </section>
      <There />
      <label class="choice">
        <input type="checkbox" checked={sure} onChange={() => setSure(!sure)} />
        <span class="grow">{w.sure}</span>
      </label>
      <Problem text={problem} />
      <button type="button" class="button large" disabled={busy} onClick={erase}>
        <Icon name="bin" />
        {w.do}
      </button>
    </Page>
  );
}
