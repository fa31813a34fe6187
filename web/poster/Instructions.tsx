import { laterWords } from '../words/later.ts';

const PATHS = {
  scan: 'M14 4h20a3 3 0 0 1 3 3v34a3 3 0 0 1-3 3H14a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3zM18 14h5v5h-5zM26 14h4v5h-4zM18 23h5v4h-5zM26 23h4v4M21 38h6',
  stay: 'M24 43s14-12.5 14-24a14 14 0 0 0-28 0c0 11.5 14 24 14 24zM24 24a5 5 0 1 0 0-10 5 5 0 0 0 0 10z',
  leave: 'M29 7h8a2 2 0 0 1 2 2v30a2 2 0 0 1-2 2h-8M8 24h22M22 15l9 9-9 9',
};

/** What to do, in three pictures. */
export function Instructions() {
  const { steps } = laterWords.value.poster;
  return (
    <ol class="steps">
      {(['scan', 'stay', 'leave'] as const).map((step) => (
        <li key={step}>
          <svg viewBox="0 0 48 48" aria-hidden="true" fill="none" stroke="currentColor" stroke-width="2.5">
            <path d={PATHS[step]} stroke-linecap="round" stroke-linejoin="round" />
          </svg>
          <strong>{steps[step]}</strong>
          <span>{steps[`${step}Text`]}</span>
        </li>
      ))}
    </ol>
  );
}
