import './pieces.css';
import { useState } from 'preact/hooks';
import { cut, SIDE, shades, together } from './pieces.ts';

const random = (bytes: number) => crypto.getRandomValues(new Uint8Array(bytes));

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
          opacity={value / 3}
        />
      ))}
    </svg>
  );
}

/** One visit as three pieces of noise, made by the real code; choose operators to see what they know together. */
export function PiecesOfAVisit({ operators }: { operators: string[] }) {
  const [pieces, setPieces] = useState(() => cut(random));
  const [chosen, setChosen] = useState<number[]>([1]);
  const seen = together(pieces, chosen);
  const toggle = (party: number) =>
    setChosen(chosen.includes(party) ? chosen.filter((p) => p !== party) : [...chosen, party]);
  return (
    <section class="card stack" aria-labelledby="pieces-title">
      <h2 id="pieces-title">A visit in three pieces</h2>
      <p>This is how a visit leaves your phone. Choose operators, and see what they know together.</p>
      <div class="pieces">
        {operators.map((name, i) => (
          <button
            key={name}
            type="button"
            class="piece small"
            aria-pressed={chosen.includes(i + 1)}
            onClick={() => toggle(i + 1)}
          >
            <Points values={shades(pieces.get(i + 1)!)} label="Noise" />
            {name}
          </button>
        ))}
      </div>
      <div class="row wrap seen" aria-live="polite">
        <p class="grow">
          {seen
            ? 'Two operators who conspire see the visit. They promise not to, and answer to different laws and people.'
            : chosen.length === 1
              ? 'One operator sees noise: every picture would look like this.'
              : 'Nobody sees anything.'}
        </p>
        {seen && (
          <div class="grow">
            <Points values={seen} label="The visit, a pin on a map" />
          </div>
        )}
      </div>
      <button type="button" class="button" onClick={() => setPieces(cut(random))}>
        Cut it again
      </button>
    </section>
  );
}
