import { newsOf } from '../guests/news.ts';
import { NoticeLink } from '../look/NoticeLink.tsx';
import { guests } from '../store/state.ts';
import { words } from '../words/words.ts';

/** That a guest is to be told something, and the way to whom; one line, and only when there is something. */
export function GuestNews() {
  const w = words.value.home;
  const { exposed, doubted } = newsOf(guests.value);
  if (exposed + doubted === 0) return null;
  return (
    <div class="card notice" role="status">
      <NoticeLink to="/guests" kind="slim">
        <span class="title grow">{exposed > 0 ? w.guestsExposed(exposed) : w.guestsDoubted(doubted)}</span>
      </NoticeLink>
    </div>
  );
}
