import { Worker } from 'node:worker_threads';

/** In a thread of its own, which goes on when native code holds the main thread for ever. */
const WATCH = `
const { workerData: { beats, seconds } } = require('node:worker_threads');
let seen = 0;
let silent = 0;
setInterval(() => {
  const now = Atomics.load(beats, 0);
  silent = now === seen ? silent + 1 : 0;
  seen = now;
  if (silent < seconds) return;
  require('node:fs').writeSync(2, 'the main thread has not answered for ' + seconds + ' s: this process ends itself\\n');
  process.kill(process.pid, 'SIGKILL');
}, 1000);
`;

/**
 * Ends this process by SIGKILL when its main thread does nothing any more: it then cannot stop in order, and whoever
 * started it can start it again. Seconds are counted by a timer, so that a computer that slept is given its time.
 * @param seconds without a turn of the event loop
 * @returns ends the watch
 */
export function watchMainThread(seconds = 60): () => void {
  const beats = new Int32Array(new SharedArrayBuffer(4));
  const worker = new Worker(WATCH, { eval: true, execArgv: [], workerData: { beats, seconds } });
  worker.unref();
  const beat = setInterval(() => Atomics.add(beats, 0, 1), 500);
  beat.unref();
  return () => {
    clearInterval(beat);
    void worker.terminate();
  };
}
