import { NoticeLink } from '../look/NoticeLink.tsx';
import { consent } from '../store/state.ts';
import { words } from '../words/words.ts';
import { mayRecord, mayShare } from './consent.ts';

/** For Home: a choice of the person's own by which this phone does less than people expect of it. */
export function Choices() {
  const w = words.value.home;
  const recorded = mayRecord(consent.value, 'visits');
  if (recorded && mayShare(consent.value, 'visits')) return null;
  return (
    <NoticeLink to="/more/consent">
      <span class="grow">{recorded ? w.visitsNotShared : w.visitsOff}</span>
    </NoticeLink>
  );
}
