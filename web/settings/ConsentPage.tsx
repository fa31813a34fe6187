import { useState } from 'preact/hooks';
import { Page } from '../app/Page.tsx';
import { Problem } from '../look/Problem.tsx';
import { consent } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { words } from '../words/words.ts';
import { choose } from './choose.ts';
import { type Choice, SOURCES, type Source } from './consent.ts';

/** One kind of data: whether it is recorded, and whether it is shared, which cells of the map never are. */
function Kind({ source, onFailure }: { source: Source; onFailure: () => void }) {
  const w = laterWords.value.data.consent;
  const choice = consent.value[source];
  const put = (change: Partial<Choice>) => void choose(source, change).catch(onFailure);
  const box = (name: keyof Choice, label: string, off: string) => (
    <>
      <label class="choice">
        <input
          type="checkbox"
          aria-describedby={source}
          checked={choice[name]}
          onChange={() => put({ [name]: !choice[name] })}
        />
        <span class="grow">{label}</span>
      </label>
      {!choice[name] && <p class="soft">{off}</p>}
    </>
  );
  return (
    <section class="card stack tight" aria-labelledby={source}>
      <h2 id={source}>{w.sources[source].name}</h2>
      <p>{w.sources[source].text}</p>
      <div aria-live="polite">
        {box('record', w.record, w.notRecorded)}
        {source === 'cells' ? <p class="soft">{w.onlyHere}</p> : box('share', w.share, w.notShared)}
      </div>
    </section>
  );
}

/** What this phone may record and share, one kind of data at a time; every one can be refused. */
export function ConsentPage() {
  const [failed, setFailed] = useState(false);
  const w = laterWords.value.data;
  return (
    <Page title={words.value.screens.consent.title} up="/more">
      <p>{w.consent.intro}</p>
      <Problem text={failed ? w.notKept : null} />
      {SOURCES.map((source) => (
        <Kind key={source} source={source} onFailure={() => setFailed(true)} />
      ))}
      <p class="soft">{w.consent.size}</p>
    </Page>
  );
}
