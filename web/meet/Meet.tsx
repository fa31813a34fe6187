import { now } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { IfAwake } from '../diary/IfAwake.tsx';
import { ShowHidden } from '../diary/ShowHidden.tsx';
import { showsHidden } from '../diary/shows-hidden.ts';
import { Icon } from '../look/Icon.tsx';
import { IfRecorded } from '../settings/IfRecorded.tsx';
import { grid, meetings } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { clock, dayTitle } from '../words/time.ts';
import { words } from '../words/words.ts';
import { meetingTitle } from './title.ts';

/** Show a code or scan one, and the meetings that this device remembers. */
export function Meet() {
  const w = laterWords.value.meet;
  const hidden = meetings.value.filter((meeting) => meeting.hidden);
  const shown = showsHidden.value ? meetings.value : meetings.value.filter((meeting) => !meeting.hidden);
  return (
    <Page title={words.value.screens.meet.title} up="/">
      <p>{w.intro}</p>
      <IfAwake>
        <IfRecorded source="meetings">
          <div class="stack tight">
            <a class="button primary large" href="/meet/show">
              <Icon name="people" />
              {w.show}
            </a>
            <a class="button large" href="/scan">
              <Icon name="scan" />
              {w.scan}
            </a>
          </div>
        </IfRecorded>
      </IfAwake>
      {meetings.value.length === 0 ? (
        <div class="card stack tight">
          <p>{w.none}</p>
          <p class="soft">{w.noneMore}</p>
        </div>
      ) : (
        shown.length > 0 && (
          <section class="stack tight" aria-labelledby="kept">
            <h2 id="kept">{w.kept}</h2>
            <ul class="list card">
              {shown.map((meeting) => (
                <li key={meeting.id}>
                  <a class="entry" href={`/meet/${meeting.id}`}>
                    <span class="grow stack tight">
                      <span class="title">{meetingTitle(meeting)}</span>
                      <span class="soft">
                        {dayTitle(meeting.from, now.value)} ·{' '}
                        {w.span(clock(meeting.from, grid.value), clock(meeting.to, grid.value))}
                      </span>
                    </span>
                    <Icon name="next" />
                  </a>
                </li>
              ))}
            </ul>
          </section>
        )
      )}
      <ShowHidden n={hidden.length} />
    </Page>
  );
}
