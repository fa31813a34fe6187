import { Page } from '../app/Page.tsx';
import { grid, joined } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { noise, type Operators } from '../words/operators.ts';
import { lastPhrase } from '../words/time.ts';
import { words } from '../words/words.ts';

/**
 * @param last how far back results look, in words
 * @param operators once they are known
 */
const limits = (last: string, operators?: Operators): [title: string, text: string][] => {
  const w = laterWords.value.settings;
  const enough = operators ? operators.threshold + 1 : null;
  return [
    [w.conspire(enough), w.conspireText(noise(operators), enough)],
    [w.liar, w.liarText],
    [w.seized(enough), w.seizedText(enough, last)],
    [w.poster, w.posterText],
    [w.foreign, w.foreignText],
    [w.times, w.timesText],
    [w.near, w.nearText],
    [w.onlyUsers, w.onlyUsersText],
    [w.phone, w.phoneText],
  ];
};

/** What users are told that the system does not do. */
export function Limits() {
  const deployment = joined.value?.deployment;
  const w = laterWords.value.settings;
  return (
    <Page title={words.value.screens.limits.title} up="/more">
      {limits(lastPhrase(deployment?.run.window ?? 14, grid.value), deployment).map(([title, text]) => (
        <section key={title} class="stack tight">
          <h2>{title}</h2>
          <p>{text}</p>
        </section>
      ))}
      <p class="soft">{w.noAdvice}</p>
    </Page>
  );
}
