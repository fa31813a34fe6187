import { useState } from 'preact/hooks';
import { codeInLink } from '../../workers/wire/report-code.ts';
import { Icon } from '../look/Icon.tsx';
import { Problem } from '../look/Problem.tsx';
import { words } from '../words/words.ts';
import { arrived } from './arrived.ts';

/** Takes the code out of a picture of its QR code, taken with the camera or kept. */
export function CodePicture() {
  const w = words.value.share;
  const [state, setState] = useState<'idle' | 'reading' | 'nothing'>('idle');
  const read = async (input: HTMLInputElement) => {
    const [file] = input.files ?? [];
    if (!file) return;
    setState('reading');
    const { readFile } = await import('../scan/decoder.ts');
    const read = await readFile(file).catch(() => []);
    const texts = typeof read === 'string' ? [] : read;
    const code = texts.map(codeInLink).find((found) => found !== null) ?? null;
    if (code !== null) arrived.value = code;
    setState(code === null ? 'nothing' : 'idle');
    input.value = ''; // the same picture may be tried again
  };
  return (
    <div class="field">
      <label class="button picture">
        <Icon name="scan" />
        {state === 'reading' ? w.reading : w.picture}
        <input
          type="file"
          accept="image/*"
          aria-describedby="picture-help"
          onChange={(event) => void read(event.currentTarget)}
        />
      </label>
      <p class="soft small" id="picture-help">
        {w.pictureHelp}
      </p>
      <Problem text={state === 'nothing' ? w.noCodeInPicture : null} />
    </div>
  );
}
