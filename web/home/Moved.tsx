import { NoticeLink } from '../look/NoticeLink.tsx';
import { words } from '../words/words.ts';

/** In the place of an answer, on a phone that asks for none any more: nobody else is to blame for that. */
export function Moved() {
  const w = words.value.home;
  return (
    <NoticeLink to="/more/backup" kind="card notice">
      <span class="grow stack tight">
        <span class="title">{w.moved}</span>
        <span class="soft">{w.movedWhy}</span>
      </span>
    </NoticeLink>
  );
}
