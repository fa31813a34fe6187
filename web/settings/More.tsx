import { Page } from '../app/Page.tsx';
import { Icon, type IconName } from '../look/Icon.tsx';
import { joined } from '../store/state.ts';
import { words } from '../words/words.ts';

interface Entry {
  to: string;
  icon: IconName;
  title: string;
  line: string;
}

const ENTRIES: Entry[] = [
  {
    to: '/share',
    icon: 'share',
    title: 'I am ill, or tested positive',
    line: 'Warn the people who were where you were',
  },
  {
    to: '/more/operators',
    icon: 'people',
    title: 'Who computes',
    line: 'The operators, and what each of them holds',
  },
  { to: '/more/limits', icon: 'notice', title: 'What this cannot do', line: 'The limits, in plain words' },
];

/** Only where the community has any. */
const PROGRAMS: Entry = {
  to: '/programs',
  icon: 'check',
  title: 'Take part in a count',
  line: 'Give numbers of your own, if you like',
};

export function More() {
  const { poster, guests, share: sharing } = words.value;
  const venue: Entry[] = [
    { to: '/poster', icon: 'poster', title: poster.title, line: poster.entry },
    { to: '/guests', icon: 'people', title: guests.title, line: guests.entry },
  ];
  const waits: Entry = { to: '/more/outbox', icon: 'clock', title: sharing.outbox, line: sharing.outboxLine };
  const [share, ...others] = ENTRIES;
  const programs = joined.value?.deployment.programs ? [PROGRAMS] : [];
  const entries = [share, ...venue, ...others, waits, ...programs];
  return (
    <Page title="More">
      <ul class="list card">
        {entries.map(({ to, icon, title, line }) => (
          <li key={to}>
            <a class="entry" href={to}>
              <Icon name={icon} />
              <span class="grow stack tight">
                <span class="title">{title}</span>
                <span class="soft">{line}</span>
              </span>
              <Icon name="next" />
            </a>
          </li>
        ))}
      </ul>
    </Page>
  );
}
