import { useState } from 'preact/hooks';
import { MOST_BACKUP_BYTES } from '../../workers/phone/backup-file.ts';
import { FileButton } from '../look/FileButton.tsx';
import { Problem } from '../look/Problem.tsx';
import { isolated } from '../words/bidi.ts';
import { laterWords } from '../words/later.ts';
import { type NotRestored, restore } from './backup.ts';
import { Working } from './Working.tsx';

/** File and password; then this phone is as the one that the file came from. */
export function OpenFile() {
  const [file, setFile] = useState<File | null>(null);
  const [password, setPassword] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [part, setPart] = useState<number | null>(null);
  const w = laterWords.value.data.backup;
  const take = async (event: Event) => {
    event.preventDefault();
    if (!file) return setProblem(w.noFile);
    setProblem(null);
    const refuse = (why: NotRestored) => setProblem(w.refused[why]);
    // Looked at before it is read.
    if (file.size > MOST_BACKUP_BYTES) return refuse('too large');
    setPart(0);
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      const refused = await restore(bytes, password, setPart);
      if (refused === null) return location.assign('/');
      refuse(refused);
    } catch {
      setProblem(w.notRestored);
    }
    setPart(null);
  };
  return (
    <form class="card stack" onSubmit={take} noValidate>
      <h2>{w.restore}</h2>
      <p>{w.restoreText}</p>
      <p>{w.restoreOwn}</p>
      <div class="field">
        <FileButton label={w.file} icon="poster" describedBy="chosen" onFile={setFile} />
        <p class="soft" id="chosen" role="status">
          {file && w.chosen(isolated(file.name))}
        </p>
      </div>
      <div class="field">
        <label for="file-password">{w.password}</label>
        <input
          id="file-password"
          type="password"
          autocomplete="off"
          value={password}
          onInput={({ currentTarget }) => setPassword(currentTarget.value)}
        />
      </div>
      <Problem text={problem} />
      {part === null ? (
        <button type="submit" class="button large">
          {w.replace}
        </button>
      ) : (
        <Working part={part} />
      )}
    </form>
  );
}
