import type { TargetedSubmitEvent } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { unixNow } from '../app/now.ts';
import { isLasting } from '../diary/known-places.ts';
import { Field, LETTERS } from '../look/Field.tsx';
import { FileButton } from '../look/FileButton.tsx';
import { bringCode } from '../share/arrived.ts';
import { posters, visits } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { blockSeconds } from './block-seconds.ts';
import { readFile } from './decoder.ts';
import { interpretAll, type Scanned } from './interpret.ts';
import { interpretTyped } from './typed.ts';

/** Longest text that is worth reading: more than any code holds. */
const MOST_TYPED = 5000;

/** What is in a picture file; null for a code of a test result, with which the person goes on elsewhere. */
const readPicture = async (file: Blob): Promise<Scanned | null> => {
  const read = await readFile(file).catch(() => 'decoder' as const);
  if (typeof read === 'string') return { kind: 'other', problem: { why: 'picture', problem: read } };
  return read.some(bringCode) ? null : interpretAll(read, unixNow(), location.host, blockSeconds.value);
};

/** What was typed or pasted, with the places that this phone knows; null as of `readPicture`. */
const readTyped = (text: string): Scanned | null => {
  if (bringCode(text)) return null;
  const known = [...visits.value, ...posters.value].map(({ place }) => place).filter(isLasting);
  return interpretTyped(
    text,
    known,
    laterWords.value.scan.place,
    unixNow(),
    location.host,
    blockSeconds.value,
  );
};

/**
 * Without a camera: a picture that is chosen, dropped or pasted, and letters that are typed or pasted.
 * @param onType leads to where the code is typed, when that is not here
 */
export function OtherWays(props: { onScanned: (scanned: Scanned | null) => void; onType?: () => void }) {
  const { onScanned, onType } = props;
  const [busy, setBusy] = useState(false);
  const take = async (file: Blob | undefined) => {
    if (!file) return;
    setBusy(true);
    onScanned(await readPicture(file));
    setBusy(false);
  };
  useEffect(() => {
    const paste = (event: ClipboardEvent) => {
      if (event.target instanceof HTMLInputElement) return;
      const file = event.clipboardData?.files[0];
      const text = event.clipboardData?.getData('text');
      if (file) void take(file);
      else if (text) onScanned(readTyped(text.slice(0, MOST_TYPED)));
    };
    // Without this the browser would leave the app and show the picture.
    const over = (event: DragEvent) => event.preventDefault();
    const drop = (event: DragEvent) => {
      event.preventDefault();
      void take(event.dataTransfer?.files[0]);
    };
    const stop = new AbortController();
    addEventListener('paste', paste, stop);
    addEventListener('dragover', over, stop);
    addEventListener('drop', drop, stop);
    return () => stop.abort();
  }, []);
  const w = laterWords.value.scan;
  return (
    <section class="stack" aria-labelledby="other-ways">
      <h2 id="other-ways">{w.otherWays}</h2>
      <div class="stack tight">
        <FileButton label={w.choose} icon="poster" accept="image/*" onFile={take} />
        <p class="soft small" role="status">
          {busy ? w.reading : w.chooseHelp}
        </p>
      </div>
      {onType ? (
        <button type="button" class="button" onClick={onType}>
          {w.type}
        </button>
      ) : (
        <TypeCode onText={(text) => onScanned(readTyped(text))} />
      )}
    </section>
  );
}

function TypeCode({ onText }: { onText: (text: string) => void }) {
  const w = laterWords.value.scan;
  const submit = (event: TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    onText(String(new FormData(event.currentTarget).get('code') ?? ''));
  };
  return (
    <details>
      <summary>{w.type}</summary>
      <form class="stack tight" onSubmit={submit} noValidate>
        <Field
          id="typed-code"
          name="code"
          label={w.typeLabel}
          help={w.typeHelp}
          input={{ ...LETTERS, maxLength: MOST_TYPED }}
        />
        <button type="submit" class="button">
          {w.read}
        </button>
      </form>
    </details>
  );
}
