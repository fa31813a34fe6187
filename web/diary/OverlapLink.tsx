import { Icon } from '../look/Icon.tsx';
import { words } from '../words/words.ts';

/** Leads to where the person says which of two visits it was. @param n pairs of them; nothing shows for none */
export const OverlapLink = ({ n }: { n: number }) =>
  n > 0 && (
    <a class="card entry" href="/diary/overlaps">
      <Icon name="notice" />
      <span class="title grow">{words.value.diary.overlap(n)}</span>
      <Icon name="next" />
    </a>
  );
