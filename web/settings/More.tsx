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
    { to: '/poster', icon: 'poster', title: w.posters, line: w.postersLine },
    { to: '/more/operators', icon: 'people', title: w.whoComputes, line: w.whoComputesLine },
    { to: '/more/limits', icon: 'notice', title: w.cannot, line: w.cannotLine },
  ];
  // Only where the community has any.
  if (joined.value?.deployment.programs)
    all.push({ to: '/programs', icon: 'check', title: w.count, line: w.countLine });
  return all;
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
