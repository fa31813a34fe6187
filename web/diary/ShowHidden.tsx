import { words } from '../words/words.ts';
import { showsHidden } from './shows-hidden.ts';

/** Shows what lists leave out, and leaves it out again; nothing where nothing is hidden. @param n hidden entries */
export function ShowHidden({ n }: { n: number }) {
  const w = words.value.diary;
  if (n === 0) return null;
  return (
    <button
      type="button"
      class="button"
      onClick={() => {
        showsHidden.value = !showsHidden.value;
      }}
    >
      {showsHidden.value ? w.hideHidden : w.showHidden(n)}
    </button>
  );
}
