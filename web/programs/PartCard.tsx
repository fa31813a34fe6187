import type { Program } from '../../workers/wire/circuit-programs.ts';
import { runTime } from '../risk/due.ts';
import type { Joined, Part } from '../store/schema.ts';
import { clock } from '../words/time.ts';
import { Facts } from './Facts.tsx';
import { forgetPart } from './part.ts';

const sentence = ({ fields, epoch, answer }: Part, program: Program, community: Joined): string => {
  if (fields) return 'Your numbers leave this phone in a moment. Until then you can change your mind.';
  if (!answer) {
    const due = clock(runTime(community, epoch!), community.deployment.grid);
    return `You take part: your numbers are on their way, or at the operators, who compute after ${due}. Keep the app open or open it again later.`;
  }
  if (answer === 'missed')
    return 'Your numbers were not counted: not all operators had them in time and in order, more people took part than can be counted at once, or an operator broke the computation off. In that case operators may have seen what is public of your group.';
  if (answer.outcome === 'doubted')
    return 'The operators’ answers do not fit together. Nothing of them is shown.';
  if (answer.outcome === 'too few')
    return `Too few took part: your group would have had ${answer.persons} of at least ${program.least} people. Nothing was computed from your numbers.`;
  return `Computed for ${answer.persons} people, you among them.`;
};

/** How far one's own part has come, and the answer. */
export function PartCard(props: { community: Joined; program: Program; part: Part }) {
  const { community, program, part } = props;
  const { fields, answer } = part;
  const answered = answer !== null && answer !== 'missed' && answer.outcome === 'answered' ? answer : null;
  return (
    <section class="card here stack tight" aria-live="polite" data-testid="part">
      <p>{sentence(part, program, community)}</p>
      {answered && <Facts title="For you alone" values={answered.own} />}
      {answered && <Facts title="Of your group, for everybody" values={answered.open} />}
      {(fields || answer) && (
        <button type="button" class="button" onClick={() => forgetPart(program)}>
          {fields ? 'Give nothing' : 'Take part again'}
        </button>
      )}
    </section>
  );
}
