import { askForNotices, canNotify } from '../diary/notify.ts';
import { notices } from '../store/state.ts';
import { words } from '../words/words.ts';

/** Asked once, when there is a visit to check out from; the browser asks only whoever says yes. */
export function AskNotice() {
  const w = words.value.home;
  if (notices.value !== null || !canNotify() || Notification.permission === 'denied') return null;
  return (
    <section class="card stack tight" aria-labelledby="ask-notice">
      <h2 id="ask-notice">{w.askNotice}</h2>
      <p class="soft small">{w.askNoticeWhy}</p>
      <div class="row wrap">
        <button type="button" class="button" onClick={() => askForNotices(true)}>
          {w.yes}
        </button>
        <button type="button" class="button plain" onClick={() => askForNotices(false)}>
          {w.no}
        </button>
      </div>
    </section>
  );
}
