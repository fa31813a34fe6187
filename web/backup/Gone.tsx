import { useEffect, useRef, useState } from 'preact/hooks';
import { laterWords } from '../words/later.ts';
import { type Kept, whatIsKept } from './erase.ts';

const KINDS = ['databases', 'caches', 'workers', 'entries', 'files'] as const;

/** In place of the app when everything was deleted: what the browser says that it still keeps. */
export function Gone() {
  const [kept, setKept] = useState<Kept | null>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    void whatIsKept().then(setKept);
    heading.current?.focus();
  }, []);
  const w = laterWords.value.data.gone;
  const list = (names: string[] | null) =>
    names === null ? w.unknown : names.length === 0 ? w.none : names.join(', ');
  const clean = kept !== null && KINDS.every((kind) => (kept[kind] ?? []).length === 0);
  return (
    <main class="screen">
      <h1 ref={heading} tabIndex={-1}>
        {kept === null || clean ? w.title : w.left}
      </h1>
      <p>{w.asked}</p>
      {kept && (
        <dl class="facts card" data-testid="kept">
          {KINDS.map((kind) => (
            <>
              <dt>{w[kind]}</dt>
              <dd>{list(kept[kind])}</dd>
            </>
          ))}
        </dl>
      )}
      {kept && !clean && <p class="error">{w.advice}</p>}
      <p class="soft">{w.disk}</p>
      <button type="button" class="button large" onClick={() => location.assign('/')}>
        {w.anew}
      </button>
    </main>
  );
}
