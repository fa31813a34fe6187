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

/**
 * Films with the back camera and hands over every text that is read, until stopped.
 * @param open makes the reader; called once the camera runs
 * @param onText called for each reading, also when the same code is read again
 * @throws the DOMException of getUserMedia
 */
export const film = async (
  video: HTMLVideoElement,
  open: () => Promise<Reader>,
  onText: (text: string) => void,
  stopped: AbortSignal,
): Promise<void> => {
  if (!navigator.mediaDevices) throw new DOMException('no camera on this page', 'NotFoundError');
  const stream = await navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
  });
  let reader: Reader | undefined;
  try {
    if (stopped.aborted) return;
    video.srcObject = stream;
    await video.play();
    reader = await open();
    while (!stopped.aborted) {
      for (const text of await reader.read(video)) {
        if (stopped.aborted) return;
        onText(text);
      }
      await new Promise((resume) => setTimeout(resume, PAUSE_MS));
    }
  } finally {
    for (const track of stream.getTracks()) track.stop();
    reader?.close();
  }
};
