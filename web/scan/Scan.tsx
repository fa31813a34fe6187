import './scan.css';
import { useEffect, useRef, useState } from 'preact/hooks';
import { unixNow } from '../app/now.ts';
import { Page } from '../app/Page.tsx';
import { go } from '../app/router.ts';
import { scannedTag } from '../near/scanned-tag.ts';
import { Confirm } from './Confirm.tsx';
import { type CameraProblem, film, problemOf } from './camera.ts';
import { interpret, type Scanned } from './interpret.ts';
import { Refusal } from './Refusal.tsx';
import { openReader } from './reader.ts';

type Found = Extract<Scanned, { kind: 'place' }>;

const PROBLEMS: Record<CameraProblem, string> = {
  denied:
    'The browser does not let this page use the camera. Allow it in the settings of this page, then try again. You can also open the poster with your camera app: its link leads here.',
  missing: 'No camera was found. Open the poster with the camera app of a phone: its link leads here.',
  failed:
    'The camera or the code reader did not start; perhaps another app uses the camera. Close that app and try again.',
};

/** The camera's picture, until a place is found. */
function Viewfinder({ onPlace }: { onPlace: (found: Found) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  const [sentence, setSentence] = useState<string | null>(null);
  const [problem, setProblem] = useState<CameraProblem | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    setProblem(null);
    film(
      video.current!,
      openReader,
      (text) => {
        const scanned = interpret(text, unixNow(), location.host);
        if (scanned.kind === 'other') return setSentence(scanned.sentence);
        stop.abort();
        navigator.vibrate?.(60);
        if (scanned.kind === 'tag') {
          scannedTag.value = scanned.secret;
          return go('/near/tag', true);
        }
        onPlace(scanned);
      },
      stop.signal,
    ).catch((error) => {
      if (!stop.signal.aborted) setProblem(problemOf(error));
    });
    return () => stop.abort();
  }, [attempt]);
  return (
    <div class="stack">
      {problem ? (
        <div class="card notice stack" role="alert">
          <p>{PROBLEMS[problem]}</p>
          <button type="button" class="button" onClick={() => setAttempt(attempt + 1)}>
            Try again
          </button>
        </div>
      ) : (
        <>
          <p class="soft">Point the camera at the poster.</p>
          <div class="viewfinder">
            <video ref={video} playsInline muted aria-label="Picture of the camera" />
          </div>
        </>
      )}
      <div aria-live="polite">{sentence && <Refusal sentence={sentence} />}</div>
    </div>
  );
}

/** Camera, then the place to confirm. The picture never leaves the page. */
export function Scan() {
  const [found, setFound] = useState<Found | null>(null);
  return (
    <Page title={found ? 'Check in' : 'Scan a place'} up="/">
      {found ? <Confirm {...found} onRefuse={() => setFound(null)} /> : <Viewfinder onPlace={setFound} />}
    </Page>
  );
}
