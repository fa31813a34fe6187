import { useState } from 'preact/hooks';
import { now } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { Problem } from '../look/Problem.tsx';
import { grid, notices, pauses, visits } from '../store/state.ts';
import { isolated } from '../words/bidi.ts';
import { clock, dayName } from '../words/time.ts';
import { words } from '../words/words.ts';
import { pause, resume } from './actions.ts';
import { askForNotices, canNotify, remindsWhenClosed } from './notify.ts';
import { openPause } from './pauses.ts';
import { placeTitle } from './title.ts';
import { openVisit } from './visits.ts';

/** Pause, and the notification of a visit. */
export function Recording() {
  return (
    <Page title={words.value.diary.recording} up="/diary">
      <PauseSection />
      <NoticeSection />
    </Page>
  );
}

function PauseSection() {
  const w = words.value.diary;
  const [refused, setRefused] = useState(false);
  const paused = openPause(pauses.value);
  const there = openVisit(visits.value, now.value);
  const ended = pauses.value.filter(({ to }) => to !== null);
  const moment = (t: number) => `${dayName(t, now.value)} ${clock(t, grid.value)}`;
  return (
    <section class="card stack tight">
      <h2>{w.pauseTitle}</h2>
      <p class="soft">{w.pauseWhy}</p>
      {paused ? (
        <>
          <p role="status">{w.pausedSince(moment(paused.from))}</p>
          <button type="button" class="button primary" onClick={() => resume()}>
            {w.resume}
          </button>
        </>
      ) : (
        <button type="button" class="button" onClick={async () => setRefused(!(await pause()))}>
          {w.pause}
        </button>
      )}
      <Problem text={refused && there ? w.pauseRefused(isolated(placeTitle(there.place))) : null} />
      {ended.length > 0 && (
        <>
          <h3>{w.pausesBefore}</h3>
          <ul>
            {ended.map(({ from, to }) => (
              <li key={from}>{w.range(moment(from), moment(to ?? from))}</li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function NoticeSection() {
  const w = words.value.diary;
  const [refused, setRefused] = useState(false);
  const on = notices.value === true && canNotify() && Notification.permission === 'granted';
  const ask = async (wanted: boolean) => setRefused(!(await askForNotices(wanted)) && wanted);
  return (
    <section class="card stack tight">
      <h2>{w.noticeTitle}</h2>
      <p class="soft">{w.noticeWhy}</p>
      {canNotify() ? (
        <>
          {on && <p role="status">{w.noticeIsOn}</p>}
          <button type="button" class="button" onClick={() => ask(!on)}>
            {on ? w.noticeOff : w.noticeOn}
          </button>
          <Problem text={refused ? w.noticeRefused : null} />
          <p class="soft small">{remindsWhenClosed() ? w.closedYes : w.closedNo}</p>
        </>
      ) : (
        <p>{w.noticeNone}</p>
      )}
    </section>
  );
}
