import { laterWords } from '../words/later.ts';

/** How far the work on a password has come. @param part from 0 to 1 */
export function Working({ part }: { part: number }) {
  const text = laterWords.value.data.backup.working(Math.round(part * 100));
  return (
    <div class="stack tight" role="status">
      <progress value={part} max={1} aria-label={text} />
      <p>{text}</p>
    </div>
  );
}
