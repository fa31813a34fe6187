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
  const { settings: w, share, poster, guests, near, places, data } = words.value;
  const how: Entry[] = [
    { to: '/more/operators', icon: 'people', title: w.whoComputes, line: w.whoComputesLine },
    { to: '/more/limits', icon: 'notice', title: w.cannot, line: w.cannotLine },
  ];
  // Only where the community has any.
  if (joined.value?.deployment.programs)
    how.push({ to: '/programs', icon: 'check', title: w.count, line: w.countLine });
  return [
    {
      title: w.groups.warn,
      entries: [
        { to: '/share', icon: 'share', title: w.ill, line: w.illLine },
        { to: '/more/outbox', icon: 'clock', title: share.outbox, line: share.outboxLine },
      ],
    },
    {
      title: w.groups.phone,
      entries: [
        { to: '/more/consent', icon: 'check', ...data.more.consent },
        { to: '/near', icon: 'waves', title: near.title, line: near.line },
        { to: '/places', icon: 'place', title: places.title, line: places.line },
        { to: '/more/data', icon: 'diary', ...data.more.data },
        { to: '/more/look', icon: 'look', ...data.more.look },
      ],
    },
    {
      title: w.groups.venue,
      entries: [
        { to: '/poster', icon: 'poster', title: poster.title, line: poster.entry },
        { to: '/guests', icon: 'people', title: guests.title, line: guests.entry },
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
