import { go } from '../app/router.ts';
import { AskFirst } from '../look/AskFirst.tsx';
import type { MadePoster } from '../store/schema.ts';
import { laterWords } from '../words/later.ts';
import { replacePoster, withdrawPoster } from './make.ts';

/** What to do about a poster whose code went where it should not, or whose place closes. */
export function Leaked({ made }: { made: MadePoster }) {
  const w = laterWords.value.poster;
  return (
    <details class="card no-print">
      <summary>{made.payload ? w.leakedOrClosed : w.leaked}</summary>
      <div class="stack">
        <p>
          {w.leakedHelp} {made.payload && w.leakedSigned}
        </p>
        <AskFirst
          label={w.replace}
          question={w.replaceSure}
          onYes={async () => go(`/poster/${await replacePoster(made)}`, true)}
        />
        {made.payload && (
          <>
            <p>{w.withdrawHelp}</p>
            <AskFirst
              label={w.withdraw}
              question={w.withdrawSure}
              yes={w.withdrawYes}
              onYes={() => withdrawPoster(made)}
            />
          </>
        )}
      </div>
    </details>
  );
}
