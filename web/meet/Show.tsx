import './meet.css';
import { useEffect, useState } from 'preact/hooks';
import { createMeetCode, meetLink } from '../../workers/wire/meet-code.ts';
import { now, unixNow } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { random } from '../app/random.ts';
import { go } from '../app/router.ts';
import { IfAwake } from '../diary/IfAwake.tsx';
import { Icon } from '../look/Icon.tsx';
import { Problem } from '../look/Problem.tsx';
import { Qr } from '../poster/Qr.tsx';
import { IfRecorded } from '../settings/IfRecorded.tsx';
import { laterWords } from '../words/later.ts';
import { elapsed } from '../words/time.ts';
import { words } from '../words/words.ts';
import { keepMeeting } from './actions.ts';
import { SHOWN_SECONDS } from './meetings.ts';

/** Keeps the screen on while somebody scans it, where the browser can. */
const useLight = (): void =>
  useEffect(() => {
    const lock = navigator.wakeLock?.request('screen').catch(() => null);
    return () => void lock?.then((held) => held?.release());
  }, []);

/** The code of a meeting, where the person wants meetings recorded: without a record of its own, a code helps nobody. */
export function Show() {
  return (
    <Page title={words.value.screens.show.title} up="/meet" class="docked">
      <IfAwake>
        <IfRecorded source="meetings">
          <FreshCode />
        </IfRecorded>
      </IfAwake>
    </Page>
  );
}

/**
 * A fresh code for the people who are here, for two minutes. Then it goes, and the next one comes only when the person
 * asks for it: a code that changed by itself under the confirming finger would keep the wrong meeting.
 */
function FreshCode() {
  const [code, setCode] = useState(() => createMeetCode(random, unixNow()));
  const [failed, setFailed] = useState(false);
  useLight();
  const w = laterWords.value.meet;
  const left = code.shownAt + SHOWN_SECONDS - now.value;
  const confirm = () =>
    keepMeeting(code).then(
      (id) => go(`/meet/${id}`, true),
      () => setFailed(true),
    );
  return (
    <>
      {left > 0 ? (
        <div class="meet-code">
          <Qr text={meetLink(location.origin, code)} label={w.qr} />
          <p class="soft" role="timer">
            {w.left(elapsed(left))}
          </p>
          <p>{w.showHelp}</p>
        </div>
      ) : (
        <p class="card notice" role="status">
          {w.gone}
        </p>
      )}
      <Problem text={failed ? w.notWritten : null} />
      <div class="dock">
        <button type="button" class="button primary large" onClick={confirm}>
          <Icon name="check" />
          {w.confirm}
        </button>
      </div>
      <div class="stack tight">
        <p class="soft small">{w.confirmHelp}</p>
        <button type="button" class="button" onClick={() => setCode(createMeetCode(random, unixNow()))}>
          {w.another}
        </button>
      </div>
    </>
  );
}
