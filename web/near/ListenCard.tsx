import { IfAwake } from '../diary/IfAwake.tsx';
import { Problem } from '../look/Problem.tsx';
import { IfRecorded } from '../settings/IfRecorded.tsx';
import { grid } from '../store/state.ts';
import { laterWords } from '../words/later.ts';
import { clock } from '../words/time.ts';
import { type Abilities, WAYS } from './abilities.ts';
import { ears, startListening, stopListening } from './ears.ts';

/** Turns listening on and off; the person does. Where the browser cannot listen it says why. */
export function ListenCard({ hindrance, ways }: Abilities) {
  const w = laterWords.value.near;
  const now = ears.value;
  return (
    <section class={`card stack ${now.state === 'on' ? 'here' : ''}`} data-testid="listening">
      <h2>{w.listening}</h2>
      <div class="stack tight" aria-live="polite">
        {now.state === 'on' ? (
          <>
            <p>{w.on(clock(now.since, grid.value))}</p>
            {now.apart ? <p>{w.apart}</p> : <p class="soft">{w.hears(now.tags, now.rooms)}</p>}
          </>
        ) : (
          <p>{now.state === 'asking' ? w.asking : w.off}</p>
        )}
      </div>
      {now.state === 'off' && <Problem text={now.ended && w.ended[now.ended]} />}
      {now.state === 'on' ? (
        <button type="button" class="button large" onClick={stopListening}>
          {w.stop}
        </button>
      ) : hindrance ? (
        <p>{w.hindrance[hindrance]}</p>
      ) : (
        <IfAwake>
          <IfRecorded source="bluetooth">
            {WAYS.filter((way) => ways.has(way)).map((way, i) => (
              <button
                key={way}
                type="button"
                class={`button ${i === 0 ? 'primary' : ''}`}
                disabled={now.state === 'asking'}
                onClick={() => startListening(way)}
              >
                {w.start[way]}
              </button>
            ))}
          </IfRecorded>
        </IfAwake>
      )}
    </section>
  );
}
