import { useState } from 'preact/hooks';
import { askForNotices, canNotify } from '../diary/notify.ts';
import { Problem } from '../look/Problem.tsx';
import { notices } from '../store/state.ts';
import { words } from '../words/words.ts';

/** Asked once, when there is a visit to check out from; the browser asks only whoever says yes. */
export function AskNotice() {
  const w = words.value.home;
  const [refused, setRefused] = useState(false);
  if (refused) return <Problem text={words.value.diary.noticeRefused} />;
  if (notices.value !== null || !canNotify() || Notification.permission === 'denied') return null;
  return (
    <section class="card stack tight" aria-labelledby="ask-notice">
      <h2 id="ask-notice">{w.askNotice}</h2>
      <p class="soft small">{w.askNoticeWhy}</p>
      <div class="row wrap">
        <button type="button" class="button" onClick={async () => setRefused(!(await askForNotices(true)))}>
          {w.yes}
        </button>
        <button type="button" class="button plain" onClick={() => askForNotices(false)}>
          {w.no}
        </button>
      </div>
    </section>
  );
}
