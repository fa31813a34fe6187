import { NoticeLink } from '../look/NoticeLink.tsx';
import { words } from '../words/words.ts';

/** Leads to where the person says which of two visits it was. @param n pairs of them; nothing shows for none */
export const OverlapLink = ({ n }: { n: number }) =>
  n > 0 && (
    <NoticeLink to="/diary/overlaps" kind="card">
      <span class="title grow">{words.value.diary.overlap(n)}</span>
    </NoticeLink>
  );
