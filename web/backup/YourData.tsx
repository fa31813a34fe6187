import { useState } from 'preact/hooks';
import { unixNow } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { pruneSoon } from '../engine/prune.ts';
import { LEAST_DAYS, MOST_DAYS } from '../engine/retention.ts';
import { Icon } from '../look/Icon.tsx';
import { Problem } from '../look/Problem.tsx';
import { db, writeFact } from '../store/db.ts';
import { changed, grid, joined, retention } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { windowPhrase } from '../words/time.ts';
import { words } from '../words/words.ts';
import { readAll } from './all-rows.ts';
import { readableText } from './readable.ts';
import { fileName, saveFile } from './save-file.ts';

const exportAll = async (): Promise<void> => {
  const text = readableText(await readAll(await db()), unixNow());
  saveFile(new Blob([text], { type: 'application/json' }), fileName('json', unixNow()));
};

/** How many days the diary remembers. */
function Retention() {
  const w = laterWords.value.data;
  const [typed, setTyped] = useState(String(retention.value));
  const [problem, setProblem] = useState<string | null>(null);
  const keep = async (event: Event) => {
    event.preventDefault();
    const days = Number(typed);
    if (!Number.isInteger(days) || days < LEAST_DAYS || days > MOST_DAYS) return setProblem(w.yours.wrong);
    setProblem(null);
    await writeFact('retention', days).then(
      () => {
        pruneSoon();
        return changed('retention');
      },
      () => setProblem(w.notKept),
    );
  };
  return (
    <form class="card stack" onSubmit={keep} noValidate>
      <h2>{w.yours.retention}</h2>
      <p aria-live="polite">{w.yours.kept(retention.value)}</p>
      <div class="field">
        <label for="days">{w.yours.days}</label>
        <input
          id="days"
          type="number"
          inputMode="numeric"
          min={LEAST_DAYS}
          max={MOST_DAYS}
          value={typed}
          aria-invalid={problem !== null}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
        />
      </div>
      <Problem text={problem} />
      <button type="submit" class="button">
        {w.yours.keep}
      </button>
      <p class="soft">
        {w.yours.shared}{' '}
        {joined.value && w.yours.short(windowPhrase(joined.value.deployment.run.window, grid.value))}
      </p>
    </form>
  );
}

/** How long data stay on this phone, and the ways to read, move and delete them. */
export function YourData() {
  const [failed, setFailed] = useState(false);
  const w = laterWords.value.data;
  return (
    <Page title={words.value.screens.data.title} up="/more">
      <Retention />
      <section class="card stack">
        <h2>{w.yours.read}</h2>
        <p>{w.yours.readText}</p>
        <Problem text={failed ? w.backup.failed : null} />
        <button type="button" class="button" onClick={() => exportAll().catch(() => setFailed(true))}>
          <Icon name="save" />
          {w.yours.export}
        </button>
      </section>
      <ul class="list card">
        {(['move', 'erase'] as const).map((name) => (
          <li key={name}>
            <a class="entry" href={name === 'move' ? '/more/backup' : '/more/delete'}>
              <Icon name={name === 'move' ? 'save' : 'bin'} />
              <span class="grow stack tight">
                <span class="title">{w.yours[name].title}</span>
                <span class="soft">{w.yours[name].line}</span>
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
