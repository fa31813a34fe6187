import { useState } from 'preact/hooks';
import { unixNow } from '../app/now.ts';
import { go } from '../app/router.ts';
import { FileButton } from '../look/FileButton.tsx';
import { laterWords } from '../words/later.ts';
import { CsvError, MOST_BYTES, readCsv } from './csv.ts';
import { isMade, makePosters } from './make.ts';
import { csvProblemsIn } from './problems.ts';
import { usualMinutes } from './usual.ts';

const EXAMPLE = `name,room,address,minutes,from,to
Town hall,Room 1,Market 1,45,,
Town hall,Room 2,Market 1,45,2026-12-01,2026-12-24 18:00`;

/** Many posters from a table, all of them signed. */
export function CsvForm() {
  const [problem, setProblem] = useState<CsvError | null>(null);
  const w = laterWords.value.poster;
  const make = async (file: File): Promise<void> => {
    if (file.size > MOST_BYTES) throw new CsvError({ what: 'large' });
    const wanted = await readCsv(
      new Uint8Array(await file.arrayBuffer()),
      usualMinutes.value ?? Number.NaN,
      unixNow(),
    );
    if (wanted.some(isMade)) throw new CsvError({ what: 'exists' });
    go(`/poster/${await makePosters(wanted, true)}`);
  };
  const choose = (file: File) => {
    setProblem(null);
    make(file).catch((error) => {
      if (!(error instanceof CsvError)) throw error;
      setProblem(error);
    });
  };
  return (
    <details class="card">
      <summary>{w.csv}</summary>
      <div class="stack">
        <p id="poster-csv-help">{w.csvHelp}</p>
        <pre class="sunk small" dir="ltr">
          {EXAMPLE}
        </pre>
        <FileButton
          label={w.csvFile}
          icon="poster"
          accept=".csv,text/csv,text/plain"
          describedBy="poster-csv-help"
          onFile={choose}
        />
        {problem && (
          <div class="error" role="alert">
            {csvProblemsIn(w, problem).map((sentence) => (
              <p key={sentence}>{sentence}</p>
            ))}
          </div>
        )}
      </div>
    </details>
  );
}
