import { programsOf } from '../../workers/wire/circuit-programs.ts';
import { NotReached } from '../app/NotReached.tsx';
import { Page } from '../app/Page.tsx';
import { Moved } from '../home/Moved.tsx';
import { Icon } from '../look/Icon.tsx';
import { joined, moved } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { words } from '../words/words.ts';
import { shownPart } from './part.ts';
import { partLine } from './words.ts';

/** The programs that the community offers, and how far one's own part in each has come. */
export function Programs() {
  const w = laterWords.value.programs;
  const deployment = joined.value?.deployment;
  const programs = deployment ? programsOf(deployment) : [];
  if (programs.length === 0)
    return (
      <Page title={words.value.screens.programs.title} up="/more">
        {deployment ? <p class="card">{w.none}</p> : <NotReached why={laterWords.value.share.notJoined} />}
      </Page>
    );
  return (
    <Page title={words.value.screens.programs.title} up="/more">
      {moved.value && <Moved />}
      <p>{w.intro}</p>
      <ul class="list card">
        {programs.map(({ id, name }) => {
          const part = shownPart(id);
          return (
            <li key={id}>
              <a class="entry" href={`/programs/${id}`}>
                <span class="grow stack tight">
                  <span class="title">
                    <bdi>{name}</bdi>
                  </span>
                  {(part || !moved.value) && <span class="soft">{partLine(part)}</span>}
                </span>
                <Icon name="next" />
              </a>
            </li>
          );
        })}
      </ul>
    </Page>
  );
}
