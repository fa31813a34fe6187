import './diary.css';
import { words } from '../words/words.ts';

/** What is done in the diary, in reach of the thumb. First in the order of focus: nobody tabs through a month to it. */
export function Acts() {
  const w = words.value.diary;
  return (
    <div class="dock acts">
      <a class="button" href="/diary/add">
        {w.add}
      </a>
      <a class="button" href="/diary/recording">
        {w.recording}
      </a>
    </div>
  );
}
