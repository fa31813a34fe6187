import type { Reader } from './reader.ts';

/** Why there is no picture. */
export type CameraProblem = 'denied' | 'missing' | 'failed';

/** What a refusal of getUserMedia means to a person. */
export const problemOf = (error: unknown): CameraProblem => {
  const name = error instanceof Error ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotFoundError' || name === 'OverconstrainedError' ? 'missing' : 'failed';
};

/** Pause between two looks, so that an old phone stays cool. */
const PAUSE_MS = 100;

export interface Filming {
  video: HTMLVideoElement;
  /** Makes the reader; called at once, so that it loads while the person is asked for the camera. */
  open: () => Promise<Reader>;
  /** How much the middle of the picture is enlarged, asked before each look; 1 is not. */
  zoom: () => number;
  /** Called once the camera runs. */
  onCamera: (track: MediaStreamTrack) => void;
  /** Called for each reading, also when the same code is read again. */
  onText: (text: string) => void;
  stopped: AbortSignal;
}

/**
 * Films with the back camera and hands over every text that is read, until stopped.
 * @throws the DOMException of getUserMedia
 */
export const film = async ({ video, open, zoom, onCamera, onText, stopped }: Filming): Promise<void> => {
  if (!navigator.mediaDevices) throw new DOMException('no camera on this page', 'NotFoundError');
  const opening = open();
  let stream: MediaStream | undefined;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
    });
    if (stopped.aborted) return;
    video.srcObject = stream;
    await video.play();
    performance.mark('scan:camera');
    onCamera(stream.getVideoTracks()[0]);
    const reader = await opening;
    while (!stopped.aborted) {
      for (const text of await reader.read(video, zoom())) {
        if (stopped.aborted) return;
        onText(text);
      }
      await new Promise((resume) => setTimeout(resume, PAUSE_MS));
    }
  } finally {
    for (const track of stream?.getTracks() ?? []) track.stop();
    opening.then(
      (reader) => reader.close(),
      () => {}, // said already, by whoever waited for it; without a camera nobody did
    );
  }
};
