import { Icon } from '../look/Icon.tsx';
import { NoticeLink } from '../look/NoticeLink.tsx';
import { goneLately } from '../risk/gone.ts';
import { shownExposures, today } from '../risk/today.ts';
import { moved } from '../store/state.ts';
import type { Answer } from '../words/answer.ts';
import { words } from '../words/words.ts';
import { Moved } from './Moved.tsx';

const ICONS = { pending: 'clock', calm: 'check', notice: 'notice', exposed: 'notice' } as const;

/** A headline with its place. */
const Headline = ({ headline, place }: Pick<Answer, 'headline' | 'place'>) => (
  <>
    {headline}
    {place && (
      <strong>
        <bdi>{place}</bdi>
      </strong>
    )}
  </>
);

/** What was found before the account went on stays to be read, as it counts; why it went is said here. */
const OnMoved = () => {
  const gone = goneLately();
  return (
    <>
      <Moved />
      {shownExposures().length > 0 ? (
        <NoticeLink to="/risk" kind="card notice">
          <span class="title grow">
            <Headline {...today()} />
          </span>
        </NoticeLink>
      ) : (
        gone && <p class="card soft">{gone}</p>
      )}
    </>
  );
};

/** The sentence of the day, and the way to what it means. */
export function AnswerCard() {
  if (moved.value) return <OnMoved />;
  const said = today();
  const w = words.value.home;
  return (
    <section
      class={`card answer-card ${said.tone === 'notice' || said.tone === 'exposed' ? 'notice' : ''}`}
      aria-labelledby="answer-title"
      role="status"
    >
      <h2 class="hidden" id="answer-title">
        {w.answer}
      </h2>
      <div class="row top">
        <Icon name={ICONS[said.tone]} />
        <div class="grow stack tight">
          <p class="answer" data-testid="answer">
            <Headline {...said} />
          </p>
          {said.detail && <p class="soft">{said.detail}</p>}
        </div>
      </div>
      <a class="entry slim" href="/risk">
        <span class="title grow">{said.tone === 'exposed' ? w.whatToDo : w.how}</span>
        <Icon name="next" />
      </a>
    </section>
  );
}
