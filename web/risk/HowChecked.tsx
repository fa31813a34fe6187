import { now } from '../app/now.ts';
import { Icon } from '../look/Icon.tsx';
import type { Checked } from '../store/schema.ts';
import { checked, grid, joined } from '../store/state.ts';
import type { Answer } from '../words/answer.ts';
import { contradicted, named, type Operators, someAnswered } from '../words/operators.ts';
import { clock, epochsPhrase, momentPhrase, windowPhrase } from '../words/time.ts';
import { words } from '../words/words.ts';
import { countedEpochs, leftOut } from './due.ts';

const agreement = (operators: Operators, { agree, doubted }: Checked): string => {
  const w = words.value.risk;
  if (agree === 'contradiction') return w.contradiction;
  if (doubted.length > 0) return w.doubted(contradicted(operators, doubted));
  if (agree === 'all') return w.allAnswered(operators.parties);
  return w.enough(someAnswered(operators), operators.threshold + 1);
};

/** How an answer came about and who gave it. @param open what no answer has come for yet, where nothing above says it */
export function HowChecked({ open }: Pick<Answer, 'open'>) {
  const w = words.value.risk;
  const community = joined.value;
  const last = checked.value;
  if (!community) return null;
  const { roster, run } = community.deployment;
  return (
    <section class="stack tight">
      <h2>{w.how}</h2>
      {last ? (
        <p>
          {agreement(community.deployment, last)}{' '}
          {w.came(
            momentPhrase(last.at, now.value),
            clock(last.at, grid.value),
            epochsPhrase(countedEpochs(community, last), grid.value),
            windowPhrase(run.window, grid.value),
            clock(last.upTo, grid.value),
          )}
        </p>
      ) : (
        <p>{w.noneYet}</p>
      )}
      {last &&
        leftOut(last).map(([source, n]) => (
          <p key={source}>{w.without[source](epochsPhrase(n, grid.value))}</p>
        ))}
      {open && <p>{open}</p>}
      <p class="soft">{w.noise(named(roster.map((node) => node.operator)))}</p>
      <Way to="/more/operators" name={w.who} />
      <Way to="/more/limits" name={w.limits} />
    </section>
  );
}

const Way = ({ to, name }: { to: string; name: string }) => (
  <a class="entry slim" href={to}>
    <span class="title grow">{name}</span>
    <Icon name="next" />
  </a>
);
