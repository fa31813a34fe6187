/** One window has the database for itself, while all others keep still and then begin anew. */
import type { IDBPDatabase } from 'idb';
import { bar } from './db.ts';
import type { Schema } from './schema.ts';

const LOCK = 'safetrace-open';
/** A window that has not answered by then is stuck. */
const PATIENCE_MS = 10_000;
/** A window that was alone has said by then how it ended, if it still could. */
const WORD_MS = 1000;

/** What follows for the other windows: they begin anew with what is there now, or nothing is there any more. */
type After = 'anew' | 'gone';

let letGo = (): void => {};
let showGone = (): void => {};
const windows = new BroadcastChannel('safetrace-alone');

/** Whether the window that was alone has said how it ended. */
let isSaid = false;

const keepStill = async (): Promise<void> => {
  const { own } = await bar();
  own.close();
  letGo();
  if (!navigator.locks) return;
  // The other may be closed in the middle of its work: then its lock goes, and no word comes.
  await navigator.locks.request(LOCK, { mode: 'shared' }, () => {});
  setTimeout(() => {
    if (!isSaid) location.reload();
  }, WORD_MS);
};

/**
 * Waits while another window is alone; from then on this one may write until it is told to keep still.
 * @param gone shows that everything was deleted, without the database
 */
export const enterTogether = (gone: () => void): Promise<void> =>
  new Promise((entered) => {
    showGone = gone;
    windows.onmessage = ({ data }: MessageEvent<'still' | After>) => {
      isSaid = data !== 'still';
      if (data === 'still') void keepStill();
      else if (data === 'anew') location.reload();
      else gone();
    };
    // Where there are no locks there is no sharing either, so that nothing is under way.
    if (!navigator.locks) return entered();
    void navigator.locks.request(LOCK, { mode: 'shared' }, () => {
      entered();
      return new Promise<void>((resolve) => {
        letGo = resolve;
      });
    });
  });

/**
 * Does something to the whole database with nobody beside it. Afterwards this window's other code still waits: begin anew
 * here too, unless everything is gone.
 * @throws DOMException (TimeoutError) when another window does not keep still, or what `work` throws; then all go on
 */
export const alone = async <T>(
  work: (own: IDBPDatabase<Schema>) => Promise<T>,
  after: After = 'anew',
): Promise<T> => {
  const { own, admit } = await bar();
  letGo();
  // Asked for first, so that no other window that lets go comes before.
  const turn = navigator.locks
    ? navigator.locks.request(LOCK, { signal: AbortSignal.timeout(PATIENCE_MS) }, () => work(own))
    : Promise.resolve().then(() => work(own));
  windows.postMessage('still');
  try {
    const done = await turn;
    windows.postMessage(after);
    if (after === 'gone') showGone();
    return done;
  } catch (error) {
    admit();
    windows.postMessage('anew');
    await enterTogether(showGone);
    throw error;
  }
};
