import { Page } from '../app/Page.tsx';
import { Icon, type IconName } from '../look/Icon.tsx';
import { joined } from '../store/state.ts';
import { words } from '../words/words.ts';
import { LanguageChoice } from './LanguageChoice.tsx';

interface Entry {
  to: string;
  icon: IconName;
  title: string;
  line: string;
}

interface Group {
  title: string;
  entries: Entry[];
}

const groups = (): Group[] => {
  const { more: w, screens } = words.value;
  const how: Entry[] = [
    { to: '/more/operators', icon: 'people', ...screens.operators },
    { to: '/more/limits', icon: 'notice', ...screens.limits },
  ];
  // Only where the community has any.
  if (joined.value?.deployment.programs)
    how.push({ to: '/programs', icon: 'check', title: w.count, line: w.countLine });
  return [
    {
      title: w.groups.warn,
      entries: [
        { to: '/share', icon: 'share', title: w.ill, line: w.illLine },
        { to: '/more/outbox', icon: 'clock', ...screens.outbox },
      ],
    },
    {
      title: w.groups.phone,
      entries: [
        { to: '/more/consent', icon: 'check', ...screens.consent },
        { to: '/near', icon: 'waves', ...screens.near },
        { to: '/places', icon: 'place', ...screens.places },
        { to: '/more/data', icon: 'diary', ...screens.data },
        { to: '/more/look', icon: 'look', ...screens.look },
      ],
    },
    {
      title: w.groups.venue,
      entries: [
        { to: '/poster', icon: 'poster', ...screens.poster },
        { to: '/guests', icon: 'people', ...screens.guests },
      ],
    },
    { title: w.groups.how, entries: how },
  ];
};

const Row = ({ to, icon, title, line }: Entry) => (
  <li>
    <a class="entry" href={to}>
      <Icon name={icon} />
      <span class="grow stack tight">
        <span class="title">{title}</span>
        <span class="soft">{line}</span>
      </span>
      <Icon name="next" />
    </a>
  </li>
);

export function More() {
  return (
    <Page title={words.value.app.more}>
      {groups().map(({ title, entries }) => (
        <section key={title} class="stack tight">
          <h2>{title}</h2>
          <ul class="list card">
            {entries.map((entry) => (
              <Row key={entry.to} {...entry} />
            ))}
          </ul>
        </section>
      ))}
      <LanguageChoice />
    </Page>
  );
}
