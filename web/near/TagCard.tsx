import { useState } from 'preact/hooks';
import { Icon } from '../look/Icon.tsx';
import { Problem } from '../look/Problem.tsx';
import { tags } from '../store/state.ts';
import { dateAndTime } from '../words/formats.ts';
import { laterWords } from '../words/later.ts';
import { words } from '../words/words.ts';
import { unpairTag } from './keep.ts';

/** The tag that the person carries, or the way to one. */
export function TagCard() {
  const w = laterWords.value.near;
  const [problem, setProblem] = useState<string | null>(null);
  const tag = tags.value.find(({ until }) => until === null);
  return (
    <section class="card stack" data-testid="tag">
      <h2>{w.tag}</h2>
      <p>{tag ? w.carried(dateAndTime(tag.since)) : w.noTag}</p>
      <Problem text={problem} />
      {tag && (
        <button
          type="button"
          class="button"
          onClick={() => unpairTag().catch(() => setProblem(laterWords.value.near.notKept))}
        >
          {w.unpair}
        </button>
      )}
      <a class="entry slim" href="/near/tag">
        <span class="title grow">{tag ? w.replace : words.value.screens.pair.title}</span>
        <Icon name="next" />
      </a>
    </section>
  );
}
