import './pieces.css';
import { useState } from 'preact/hooks';
import { sharingOf } from '../../workers/mpc/sharing.ts';
import type { Deployment } from '../../workers/wire/deployment.ts';
import { random } from '../app/random.ts';
import { laterWords } from '../words/later.ts';
import { cut, SIDE, shades, together } from './pieces.ts';

function Points({ values, label }: { values: number[]; label: string }) {
  return (
    <svg
      class="points"
      viewBox={`0 0 ${SIDE} ${SIDE}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
    >
      {values.map((value, i) => (
        <rect
          key={i}
          x={i % SIDE}
          y={Math.floor(i / SIDE)}
          width={1}
          height={1}
          fill="currentColor"
          opacity={value}
        />
      ))}
    </svg>
  );
}

/** One visit as pieces of noise, made by the real code; choose operators to see what they know together. */
export function PiecesOfAVisit({ deployment }: { deployment: Deployment }) {
  const w = laterWords.value.settings;
  const sharing = sharingOf(deployment);
  const [pieces, setPieces] = useState(() => cut(sharing, random));
  const [chosen, setChosen] = useState<number[]>([1]);
  const seen = together(sharing, pieces, chosen);
  const toggle = (party: number) =>
    setChosen(chosen.includes(party) ? chosen.filter((p) => p !== party) : [...chosen, party]);
  return (
    <section class="card stack" aria-labelledby="pieces-title">
      <h2 id="pieces-title">{w.pieces(deployment.parties)}</h2>
      <p>{w.piecesText}</p>
      <div class="pieces">
        {deployment.roster.map(({ key, operator }, i) => (
          <button
            key={key}
            type="button"
            class="piece small"
            aria-pressed={chosen.includes(i + 1)}
            onClick={() => toggle(i + 1)}
          >
            <Points values={shades(pieces.get(i + 1)!)} label={w.noise} />
            <bdi>{operator}</bdi>
          </button>
        ))}
      </div>
      <div class="row wrap seen" aria-live="polite">
        <p class="grow">
          {seen ? w.seen(chosen.length) : chosen.length === 0 ? w.seenByNobody : w.seenNoise(chosen.length)}
        </p>
        {seen && (
          <div class="grow">
            <Points values={seen} label={w.visitPicture} />
          </div>
        )}
      </div>
      <button type="button" class="button" onClick={() => setPieces(cut(sharing, random))}>
        {w.cutAgain}
      </button>
    </section>
  );
}
