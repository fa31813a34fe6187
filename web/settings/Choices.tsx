import { Icon } from '../look/Icon.tsx';
import { consent, moved } from '../store/state.ts';
import { words } from '../words/words.ts';
import { mayShare } from './consent.ts';

/** For Home: a choice of the person's own by which this phone does less than people expect of it. */
export function Choices() {
  if (moved.value)
    return (
      <a class="entry card notice" href="/more/backup">
        <Icon name="notice" />
        <span class="title grow">{words.value.home.moved}</span>
        <Icon name="next" />
      </a>
    );
  if (mayShare(consent.value, 'visits')) return null;
  return (
    <a class="entry" href="/more/consent">
      <Icon name="notice" />
      <span class="grow">{words.value.home.visitsNotShared}</span>
      <Icon name="next" />
    </a>
  );
}
