import { now } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { Icon } from '../look/Icon.tsx';
import type { Checked } from '../store/schema.ts';
import { checked, grid, joined } from '../store/state.ts';
import type { Answer } from '../words/answer.ts';
import { capital } from '../words/capital.ts';
import { contradicted, enough, inWords, named, type Operators, someAnswered } from '../words/operators.ts';
import { clock, epochsPhrase, momentPhrase, windowPhrase } from '../words/time.ts';
import { countedEpochs } from './due.ts';
import { ExposureCard } from './ExposureCard.tsx';
import { checkState, today } from './today.ts';

function WhatToDo() {
  return (
    <section class="stack tight">
      <h2>What to do</h2>
      <ul>
        <li>Watch for symptoms over the next ten days, and take a test when you can.</li>
        <li>Keep away from people who would fall seriously ill, until you know more.</li>
        <li>
          Call your doctor or health authority if you feel ill. They cannot see this screen: show it to them.
        </li>
      </ul>
      <p class="soft small">This is information, not medical advice.</p>
    </section>
  );
}

const agreement = (operators: Operators, { agree, doubted }: Checked): string => {
  if (agree === 'contradiction')
    return 'The answers do not fit together: at least one operator answered wrongly. Nothing of them is shown.';
  if (doubted.length > 0) return `${contradicted(operators, doubted)}.`;
  if (agree === 'all')
    return `All ${inWords(operators.parties)} operators answered, and their answers fit together.`;
  return `${someAnswered(operators)}. ${capital(enough(operators))} are enough to read the answer; each further one checks it.`;
};

/** @param open what no answer has come for yet, where nothing above says it */
function HowChecked({ open }: Pick<Answer, 'open'>) {
  const community = joined.value;
  const last = checked.value;
  if (!community) return null;
  const { roster, run } = community.deployment;
  return (
    <section class="stack tight">
      <h2>How this is checked</h2>
      {last ? (
        <p>
          {agreement(community.deployment, last)} The answer came {momentPhrase(last.at, now.value)} (
          {clock(last.at, grid.value)}) and holds this phone's record of{' '}
          {epochsPhrase(countedEpochs(community, last), grid.value)} of the{' '}
          {windowPhrase(run.window, grid.value)} before {clock(last.upTo, grid.value)}.
        </p>
      ) : (
        <p>No answer has come yet.</p>
      )}
      {open && <p>{open}</p>}
      <p class="soft">
        {named(roster.map((node) => node.operator))} compute it on pieces of noise. None of them sees where
        you were, who is ill, or this answer: only this phone can read it.
      </p>
      <a class="entry slim" href="/more/operators">
        <span class="title grow">Who computes</span>
        <Icon name="next" />
      </a>
      <a class="entry slim" href="/more/limits">
        <span class="title grow">What this cannot do</span>
        <Icon name="next" />
      </a>
    </section>
  );
}

/** When and where, how sure, what now; and how it was found. */
export function Risk() {
  const said = today();
  const exposures = checkState().answered?.agree === 'contradiction' ? [] : (checked.value?.exposures ?? []);
  return (
    <Page title={exposures.length > 0 ? 'You were exposed' : 'Your answer'} up="/">
      {exposures.length > 0 ? (
        exposures.map((exposure) => <ExposureCard key={exposure.from} exposure={exposure} />)
      ) : (
        <div class="card stack tight">
          <p class="answer">{said.headline}</p>
          <p class="soft">{said.detail}</p>
        </div>
      )}
      {exposures.length > 0 && <WhatToDo />}
      <HowChecked open={exposures.length > 0 ? said.open : ''} />
    </Page>
  );
}
