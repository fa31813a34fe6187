import { useEffect, useRef, useState } from 'preact/hooks';
import { Icon } from '../look/Icon.tsx';
import { laterWords } from '../words/later.ts';
import { type CameraProblem, film, problemOf } from './camera.ts';
import { adjust, DIGITAL, type Lens, lensOfTrack } from './lens.ts';
import { openReader } from './reader.ts';
import { setSilent, silent } from './silent.ts';

/** When a person who finds nothing is told how to hold the phone. */
const HINT_MS = 8000;

/** A camera that runs. */
interface Running {
  track: MediaStreamTrack;
  lens: Lens;
}

/** The camera's picture with light and zoom. @param point what to do with it @param onText called for each code that is read, also again */
export function Viewfinder({ point, onText }: { point: string; onText: (text: string) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  /** The enlarging of the picture's middle, which the film asks for before each look. */
  const digital = useRef(1);
  const [running, setRunning] = useState<Running | null>(null);
  const [problem, setProblem] = useState<CameraProblem | null>(null);
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    const stop = new AbortController();
    film({
      video: video.current!,
      open: openReader,
      zoom: () => digital.current,
      onCamera: (track) => setRunning({ track, lens: lensOfTrack(track) }),
      onText,
      stopped: stop.signal,
    }).catch((error) => {
      if (!stop.signal.aborted) setProblem(problemOf(error));
    });
    return () => stop.abort();
  }, [attempt]);
  const retry = () => {
    // The film needs the video's element, which shows only without a problem.
    setProblem(null);
    setRunning(null);
    setAttempt(attempt + 1);
  };
  if (problem) return <NoCamera problem={problem} onRetry={retry} />;
  const enlarge = (zoom: number) => {
    if (running?.lens.zoom) return void adjust(running.track, { zoom });
    digital.current = zoom;
    video.current!.style.setProperty('transform', `scale(${zoom})`);
  };
  return (
    <>
      <Looking point={point} />
      <div class="viewfinder">
        <video ref={video} playsInline muted aria-label={laterWords.value.scan.picture} />
      </div>
      <div class="row wrap lens">
        {running?.lens.torch && <Torch {...running} />}
        {running && <Zoom lens={running.lens} onZoom={enlarge} />}
        <Sound />
      </div>
    </>
  );
}

/** What the camera looks for, and how to hold the phone when nothing is found; a screen reader says both. */
function Looking({ point }: { point: string }) {
  const [late, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), HINT_MS);
    return () => clearTimeout(timer);
  }, []);
  return (
    <p class="soft" data-testid="looking">
      {late ? laterWords.value.scan.nothing : point}
    </p>
  );
}

function NoCamera({ problem, onRetry }: { problem: CameraProblem; onRetry: () => void }) {
  const w = laterWords.value.scan;
  return (
    <div class="card notice stack" role="alert" data-testid="no-camera">
      <p>{w[problem]}</p>
      <button type="button" class="button" onClick={onRetry}>
        {w.tryAgain}
      </button>
    </div>
  );
}

function Torch({ track }: Running) {
  const [on, setOn] = useState(false);
  const toggle = () => {
    void adjust(track, { torch: !on });
    setOn(!on);
  };
  return (
    <button type="button" class="button" aria-pressed={on} onClick={toggle}>
      <Icon name="light" />
      {laterWords.value.scan.light}
    </button>
  );
}

function Zoom({ lens, onZoom }: { lens: Lens; onZoom: (zoom: number) => void }) {
  const { min, max, step } = lens.zoom ?? DIGITAL;
  return (
    <label class="row grow zoom">
      <span>{laterWords.value.scan.zoom}</span>
      <input
        type="range"
        class="grow"
        min={min}
        max={max}
        step={step}
        defaultValue={String(min)}
        onInput={(event) => onZoom(event.currentTarget.valueAsNumber)}
      />
    </label>
  );
}

function Sound() {
  return (
    <label class="choice">
      <input type="checkbox" checked={!silent.value} onChange={() => setSilent(!silent.value)} />
      <span>{laterWords.value.scan.sound}</span>
    </label>
  );
}
