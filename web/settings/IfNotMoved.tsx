import type { ComponentChildren } from 'preact';
import { moved } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { words } from '../words/words.ts';
import { NotHere } from './NotHere.tsx';

/** What comes to something only where the account is; on a phone that it left, a sentence that says so and the way to change it. */
export function IfNotMoved({ children }: { children: ComponentChildren }) {
  if (!moved.value) return <>{children}</>;
  return <NotHere why={laterWords.value.data.moved.records} to="/more/backup" way={words.value.home.moved} />;
}
