import { words } from '../words/words.ts';
import { reaching } from './reaching.ts';

/** In place of what only a phone can show that has reached its operators. @param why what is missing, once the first try has failed */
export const NotReached = ({ why }: { why: string }) => (
  <p class={reaching.value ? 'card' : 'card notice'} role="status">
    {reaching.value ? words.value.app.reaching : why}
  </p>
);
