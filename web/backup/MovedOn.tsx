import { useState } from 'preact/hooks';
import { Problem } from '../look/Problem.tsx';
import { laterWords } from '../words/later.ts';
import { words } from '../words/words.ts';
import { stayHere } from './backup.ts';

/** On the phone that the account has left. */
export function MovedOn() {
  const [failed, setFailed] = useState(false);
  const { moved: w, backup } = laterWords.value.data;
  const stay = () =>
    stayHere().then(
      () => location.reload(),
      () => setFailed(true),
    );
  return (
    <section class="card notice stack">
      <h2>{words.value.home.moved}</h2>
      <p>
        {words.value.home.movedWhy} {w.text}
      </p>
      <a class="button primary large" href="/more/delete">
        {w.erase}
      </a>
      <Problem text={failed ? backup.notRestored : null} />
      <button type="button" class="button large" onClick={stay}>
        {w.stay}
      </button>
      <p class="soft">{w.stayText}</p>
    </section>
  );
}
