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

const entries = (): Entry[] => {
  const w = words.value.settings;
  const all: Entry[] = [
    { to: '/share', icon: 'share', title: w.ill, line: w.illLine },
    {
      to: '/more/outbox',
      icon: 'clock',
      title: words.value.share.outbox,
      line: words.value.share.outboxLine,
    },
    { to: '/poster', icon: 'poster', title: w.posters, line: w.postersLine },
    { to: '/more/operators', icon: 'people', title: w.whoComputes, line: w.whoComputesLine },
    { to: '/more/limits', icon: 'notice', title: w.cannot, line: w.cannotLine },
  ];
  const { near, places } = words.value;
  all.push({ to: '/near', icon: 'waves', title: near.title, line: near.line });
  all.push({ to: '/places', icon: 'place', title: places.title, line: places.line });
  all.push(...ownEntries());
  // Only where the community has any.
  if (joined.value?.deployment.programs)
    all.push({ to: '/programs', icon: 'check', title: w.count, line: w.countLine });
  return all;
};

/** What the person decides about the data and the screens of this phone. */
const ownEntries = (): Entry[] => {
  const w = words.value.data.more;
  return [
    { to: '/more/consent', icon: 'check', ...w.consent },
    { to: '/more/data', icon: 'diary', ...w.data },
    { to: '/more/look', icon: 'look', ...w.look },
  ];
};

export function More() {
  return (
    <Page title={words.value.app.more}>
      <ul class="list card">
        {entries().map(({ to, icon, title, line }) => (
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
      <LanguageChoice />
    </Page>
  );
}
