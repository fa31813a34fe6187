import { useState } from 'preact/hooks';
import type { MeetCode } from '../../workers/wire/meet-code.ts';
import { go } from '../app/router.ts';
import { IfAwake } from '../diary/IfAwake.tsx';
import { Icon } from '../look/Icon.tsx';
import { Problem } from '../look/Problem.tsx';
import { IfRecorded } from '../settings/IfRecorded.tsx';
import { grid, meetings } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { clock } from '../words/time.ts';
import { keepMeeting } from './actions.ts';
import { meetingOf } from './meetings.ts';

/**
 * Asks before a scanned meeting is kept: a link could come from anywhere.
 * @param elsewhere host for whose app the code was made, null when it is this one
 * @param onRefuse the person met nobody
 */
export function MeetConfirm({
  code,
  elsewhere,
  onRefuse,
}: {
  code: MeetCode;
  elsewhere: string | null;
  onRefuse: () => void;
}) {
  const [failed, setFailed] = useState(false);
  const w = laterWords.value.meet;
  const kept = meetingOf(meetings.value, code);
  const keep = () =>
    keepMeeting(code).then(
      (id) => go(`/meet/${id}`, true),
      () => setFailed(true),
    );
  return (
    <div class="stack">
      <section class="card here stack tight" data-testid="meet">
        <p class="row soft">
          <Icon name="people" />
          {kept ? w.already : w.did}
        </p>
        <p class="name">{w.shownAt(clock(code.shownAt, grid.value))}</p>
        {elsewhere && <p>{laterWords.value.scan.elsewhere(elsewhere)}</p>}
        {!kept && <p class="soft">{w.didHelp}</p>}
      </section>
      <Problem text={failed ? w.notWritten : null} />
      {kept ? (
        <a class="button primary large" href={`/meet/${kept.id}`}>
          {w.open}
        </a>
      ) : (
        <>
          <IfAwake>
            <IfRecorded source="meetings">
              <button type="button" class="button primary huge" onClick={keep}>
                <Icon name="check" />
                {w.keep}
              </button>
            </IfRecorded>
          </IfAwake>
          <button type="button" class="button large" onClick={onRefuse}>
            {w.no}
          </button>
        </>
      )}
    </div>
  );
}
