import type { Program } from '../../workers/wire/circuit-programs.ts';
import { runTime } from '../risk/due.ts';
import type { Joined, Part } from '../store/schema.ts';
import { moved } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { clock } from '../words/time.ts';
import { Facts } from './Facts.tsx';
import { forgetPart } from './part.ts';

const sentence = ({ fields, epoch, answer }: Part, program: Program, community: Joined): string => {
  const w = laterWords.value.programs;
  if (fields) return w.leavingSentence;
  if (!answer) return w.waitingSentence(clock(runTime(community, epoch!), community.deployment.grid));
  if (answer === 'missed') return w.missedSentence;
  if (answer.outcome === 'doubted') return w.doubtedSentence;
  if (answer.outcome === 'too few') return w.tooFewSentence(answer.persons, program.least);
  return w.answeredSentence(answer.persons);
};

/** How far one's own part has come, and the answer. */
export function PartCard(props: { community: Joined; program: Program; part: Part }) {
  const { community, program, part } = props;
  const w = laterWords.value.programs;
  const { fields, answer } = part;
  const answered = answer !== null && answer !== 'missed' && answer.outcome === 'answered' ? answer : null;
  return (
    <section class="card here stack tight" aria-live="polite" data-testid="part">
      <p>{sentence(part, program, community)}</p>
      {answered && <Facts title={w.forYou} values={answered.own} />}
      {answered && <Facts title={w.forAll} values={answered.open} />}
      {(fields || answer) && !moved.value && (
        <button type="button" class="button" onClick={() => forgetPart(program)}>
          {fields ? w.giveNothing : w.again}
        </button>
      )}
    </section>
  );
}
