import type { ComponentChildren } from 'preact';
import { pauses } from '../store/state.ts';
import { PausedNote } from './PausedNote.tsx';
import { openPause } from './pauses.ts';

/** What records something; while the person pauses, that it is paused and the way to go on. */
export function IfAwake({ children }: { children: ComponentChildren }) {
  return openPause(pauses.value) ? <PausedNote /> : children;
}
