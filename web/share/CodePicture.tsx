import { useState } from 'preact/hooks';
import { codeInLink } from '../../workers/wire/report-code.ts';
import { FileButton } from '../look/FileButton.tsx';
import { Problem } from '../look/Problem.tsx';
import { laterWords } from '../words/later.ts';
import { arrived } from './arrived.ts';

/** Takes the code out of a picture of its QR code, taken with the camera or kept. */
export function CodePicture() {
  const w = laterWords.value.share;
  const [state, setState] = useState<'idle' | 'reading' | 'nothing'>('idle');
  const read = async (file: File) => {
    setState('reading');
    const { readFile } = await import('../scan/decoder.ts');
    const read = await readFile(file).catch(() => []);
    const texts = typeof read === 'string' ? [] : read;
    const code = texts.map(codeInLink).find((found) => found !== null) ?? null;
    if (code !== null) arrived.value = code;
    setState(code === null ? 'nothing' : 'idle');
  };
  return (
    <div class="field">
      <FileButton
        label={state === 'reading' ? w.reading : w.picture}
        icon="poster"
        accept="image/*"
        describedBy="picture-help"
        onFile={read}
      />
      <p class="soft small" id="picture-help">
        {w.pictureHelp}
      </p>
      <Problem text={state === 'nothing' ? w.noCodeInPicture : null} />
    </div>
  );
}
