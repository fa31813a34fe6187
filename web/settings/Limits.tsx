import { Page } from '../app/Page.tsx';
import { grid, joined } from '../store/state.ts';
import { enough, noise, type Operators } from '../words/operators.ts';
import { capital, windowPhrase } from '../words/time.ts';

/**
 * @param window how far back results look, in words
 * @param operators once they are known
 */
const limits = (window: string, operators?: Operators): { title: string; text: string }[] => [
  {
    title: `${capital(enough(operators))} operators who conspire see everything`,
    text: `${noise(operators)}. ${capital(enough(operators))} operators who put theirs together could read places, reports and answers. That is why they are independent of each other.`,
  },
  {
    title: 'A lying operator can spoil an answer',
    text: 'Operators are trusted to follow the rules. One who does not can make answers wrong, and learn from it. This phone notices when the answers do not fit together, not every lie.',
  },
  {
    title: `${capital(enough(operators))} seized machines show who met`,
    text: `Whoever takes ${enough(operators)} operators’ machines can see, for the last ${window}, which pseudonyms were in the same place, which of them are marked infectious, and what each agreed to share; and whole records of the newest days, which are kept until their answer is final. No names of people or of places.`,
  },
  {
    title: 'A poster proves little',
    text: 'It proves that somebody once saw it. A dishonest person can check in from afar, hold visits back, or ask about a few places whose posters they have.',
  },
  {
    title: 'Codes of other systems are no secret',
    text: 'Numbers of places in New Zealand, Hong Kong, New South Wales, Singapore, England and Wales are short or public. Who knows one can ask about that place without having been there. Nobody checks who printed such a code.',
  },
  {
    title: 'Times say something',
    text: 'The night on which a warning appears tells roughly when somebody reported. Operators see when this phone uploads.',
  },
  {
    title: 'Same place is not same table',
    text: 'Two people count when they were in one place within the same slot of time. Nobody knows how near they were. The level is the highest of several hours.',
  },
  {
    title: 'Only who takes part is seen',
    text: 'No exposure found means: none among people who use this, scanned, and reported. A web page cannot measure distance in the background.',
  },
  {
    title: 'This phone holds the diary',
    text: 'Who unlocks it can read it. Delete single visits in the diary at any time.',
  },
];

/** What users are told that the system does not do. */
export function Limits() {
  const deployment = joined.value?.deployment;
  return (
    <Page title="What this cannot do" up="/more">
      {limits(windowPhrase(deployment?.run.window ?? 14, grid.value), deployment).map(({ title, text }) => (
        <section key={title} class="stack tight">
          <h2>{title}</h2>
          <p>{text}</p>
        </section>
      ))}
      <p class="soft">Nothing here is medical advice.</p>
    </Page>
  );
}
