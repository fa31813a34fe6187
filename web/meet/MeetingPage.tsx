import { now } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { back } from '../app/router.ts';
import { OwnMarks } from '../diary/OwnMarks.tsx';
import { AskFirst } from '../look/AskFirst.tsx';
import { ExposureCard } from '../risk/ExposureCard.tsx';
import { shownExposures } from '../risk/today.ts';
import { checked, grid, joined, meetings } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { clock, dayTitle } from '../words/time.ts';
import { markMeeting, removeMeetings } from './actions.ts';
import { MeetingForm } from './MeetingForm.tsx';
import { isUnshared, type Meeting, type Standing, standingOf } from './meetings.ts';
import { meetingTitle } from './title.ts';

/** One meeting: what is known about it, how it stands, its name and length, marks and deletion. */
export function MeetingPage({ id }: { id?: string }) {
  const w = laterWords.value.meet;
  const meeting = meetings.value.find((one) => one.id === id);
  if (!meeting)
    return (
      <Page title={w.goneTitle} up="/meet">
        <p>{w.gonePage}</p>
      </Page>
    );
  const standing = standingOf(meeting, meetings.value, joined.value, checked.value, now.value);
  const exposures = shownExposures().filter((one) => one.visitIds.includes(meeting.id));
  return (
    <Page title={meetingTitle(meeting)} up="/meet">
      <Facts meeting={meeting} standing={standing} />
      {exposures.map((exposure) => (
        <ExposureCard key={exposure.from} exposure={exposure} />
      ))}
      <MeetingForm meeting={meeting} lengthOpen={isUnshared(meeting, { grid: grid.value }, now.value)} />
      <OwnMarks of={meeting} compared hideWhy={w.hideWhy} onMark={(marks) => markMeeting(meeting, marks)} />
      <AskFirst
        label={w.remove}
        icon="bin"
        question={w.removeMeetingSure}
        help={w.removeHelp}
        onYes={() => {
          back('/meet');
          void removeMeetings([meeting]);
        }}
      />
    </Page>
  );
}

function Facts({ meeting, standing }: { meeting: Meeting; standing: Standing }) {
  const w = laterWords.value.meet;
  const said = standing === 'open' ? w.stillOpen : w[standing];
  return (
    <dl class="facts">
      <dt>{w.day}</dt>
      <dd>{dayTitle(meeting.from, now.value)}</dd>
      <dt>{w.time}</dt>
      <dd>{w.span(clock(meeting.from, grid.value), clock(meeting.to, grid.value))}</dd>
      <dt>{w.state}</dt>
      <dd data-testid="standing">{said}</dd>
    </dl>
  );
}
