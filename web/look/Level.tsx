import { words } from '../words/words.ts';

const NAMES = { 1: 'low', 2: 'medium', 3: 'high' } as const;

/** How infectious the other person probably was: a word, and one to three bars. */
export function Level({ level }: { level: 1 | 2 | 3 }) {
  return (
    <span class="level">
      <svg class="icon turns" viewBox="0 0 24 24" aria-hidden="true" stroke="currentColor" stroke-width="1.5">
        {[1, 2, 3].map((n) => (
          <rect
            key={n}
            x={n * 6 - 2}
            y={18 - n * 4}
            width="4"
            height={n * 4 + 1}
            fill={n <= level ? 'currentColor' : 'none'}
          />
        ))}
      </svg>
      {words.value.app[NAMES[level]]}
    </span>
  );
}
