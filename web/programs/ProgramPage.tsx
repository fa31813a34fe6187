import { programsOf } from '../../workers/wire/circuit-programs.ts';
import { Page } from '../app/Page.tsx';
import type { ScreenProps } from '../app/screens.ts';
import { joined, parts } from '../store/state.ts';
import { enough, inWords, named } from '../words/operators.ts';
import { FieldsForm } from './FieldsForm.tsx';
import { PartCard } from './PartCard.tsx';
import { PublicOutputs } from './PublicOutputs.tsx';
import { hashGroups, whoLearns } from './words.ts';

/** One program: what it is for, who learns what, and one's own part in it. @param id its hash, hexadecimal */
export function ProgramPage({ id }: ScreenProps) {
  const community = joined.value;
  const program = community && programsOf(community.deployment).find((one) => one.id === id);
  if (!program)
    return (
      <Page title="Take part in a count" up="/programs">
        <p>This community has no such count.</p>
      </Page>
    );
  const { deployment } = community;
  const part = parts.value[program.id];
  return (
    <Page title={program.name} up="/programs">
      <p>{program.purpose}</p>
      {part && <PartCard key={part.at} community={community} program={program} part={part} />}
      <section class="card stack tight">
        <h2>Who learns what</h2>
        {whoLearns(program).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <p>
          Chance decides who is in a group with whom. When fewer than {program.least} people are left for a
          group nothing is computed for them.
        </p>
        <h2>What leaves this phone</h2>
        <p>
          Your numbers, cut into {inWords(deployment.parties)} pieces of noise, one for each operator:{' '}
          {named(deployment.roster.map(({ operator }) => operator))}. They see that this phone’s pseudonym
          takes part, not what you give, and erase the pieces with the computation. Only {enough(deployment)}{' '}
          of them who conspire could read your numbers.
        </p>
        <p class="soft">
          In a small group people can work out something about each other from what is public.
        </p>
      </section>
      <section class="stack tight">
        <h2>Fingerprint of this count</h2>
        <p class="mono" data-testid="program-hash">
          {hashGroups(program.id)}
        </p>
        <p class="soft small">
          It stands for the circuit and all that is said of it here, not for who computes it: that is{' '}
          {deployment.name}, with {named(deployment.roster.map(({ operator }) => operator))}, who all compute
          exactly this.
        </p>
      </section>
      {!part && <FieldsForm program={program} />}
      {program.outputs.some(({ to }) => to === 'public') && (
        <PublicOutputs key={program.id} community={community} program={program} />
      )}
    </Page>
  );
}
