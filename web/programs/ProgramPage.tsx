import { programsOf } from '../../workers/wire/circuit-programs.ts';
import { NotReached } from '../app/NotReached.tsx';
import { Page } from '../app/Page.tsx';
import type { ScreenProps } from '../app/screens.ts';
import { Moved } from '../home/Moved.tsx';
import { fingerprint } from '../settings/fingerprint.ts';
import { joined, moved } from '../store/state.ts';
import { isolated } from '../words/bidi.ts';
import { laterWords } from '../words/later.ts';
import { named } from '../words/operators.ts';
import { words } from '../words/words.ts';
import { FieldsForm } from './FieldsForm.tsx';
import { PartCard } from './PartCard.tsx';
import { PublicOutputs } from './PublicOutputs.tsx';
import { shownPart } from './part.ts';
import { whoLearns } from './words.ts';

/** One program: what it is for, who learns what, and one's own part in it. @param id its hash, hexadecimal */
export function ProgramPage({ id }: ScreenProps) {
  const w = laterWords.value.programs;
  const community = joined.value;
  const program = community && programsOf(community.deployment).find((one) => one.id === id);
  if (!program)
    return (
      <Page title={words.value.screens.programs.title} up="/programs">
        {community ? <p class="card">{w.none}</p> : <NotReached why={laterWords.value.share.notJoined} />}
      </Page>
    );
  const { deployment } = community;
  const operators = named(deployment.roster.map(({ operator }) => operator));
  const part = shownPart(program.id);
  return (
    <Page title={program.name} up="/programs">
      {moved.value && <Moved />}
      <p>
        <bdi>{program.purpose}</bdi>
      </p>
      {part && <PartCard key={part.at} community={community} program={program} part={part} />}
      <section class="card stack tight">
        <h2>{w.whoLearns}</h2>
        {whoLearns(program).map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <p>{w.chance(program.least)}</p>
        <h2>{w.leaves}</h2>
        <p>
          {w.leavesText(deployment.parties, operators)} {w.couldRead(deployment.threshold + 1)}
        </p>
        <p class="soft">{w.smallGroup}</p>
      </section>
      <section class="stack tight">
        <h2>{w.fingerprint}</h2>
        <p class="mono" data-testid="program-hash">
          {fingerprint(program.id)}
        </p>
        <p class="soft small">{w.fingerprintText(isolated(deployment.name), operators)}</p>
      </section>
      {!part && !moved.value && <FieldsForm program={program} />}
      {program.outputs.some(({ to }) => to === 'public') && (
        <PublicOutputs key={program.id} community={community} program={program} />
      )}
    </Page>
  );
}
