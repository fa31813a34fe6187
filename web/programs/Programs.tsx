import { programsOf } from '../../workers/wire/circuit-programs.ts';
import { Page } from '../app/Page.tsx';
import { Icon } from '../look/Icon.tsx';
import { joined, parts } from '../store/state.ts';
import { words } from '../words/words.ts';
import { partLine } from './words.ts';

/** The programs that the community offers, and how far one's own part in each has come. */
export function Programs() {
  const w = words.value.programs;
  const deployment = joined.value?.deployment;
  return (
    <Page title={w.title} up="/more">
      <p>{w.intro}</p>
      <ul class="list card">
        {(deployment ? programsOf(deployment) : []).map(({ id, name }) => (
          <li key={id}>
            <a class="entry" href={`/programs/${id}`}>
              <span class="grow stack tight">
                <span class="title">
                  <bdi>{name}</bdi>
                </span>
                <span class="soft">{partLine(parts.value[id] ?? null)}</span>
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
