import type { Entry } from './entries.ts';

const SHAPES = {
  visit: <circle cx="4" cy="4" r="3" />,
  meeting: <path d="M4 .5 7.5 4 4 7.5.5 4z" fill="none" stroke="currentColor" />,
  exposure: <path d="M4 .5 8 7.5H0z" />,
};

/** A mark of the calendar; what it stands for is in words beside it. */
export const Shape = ({ of }: { of: keyof typeof SHAPES }) => (
  <svg class={`shape ${of}`} viewBox="0 0 8 8" aria-hidden="true" fill="currentColor">
    {SHAPES[of]}
  </svg>
);

/** What stands on a day, by shape; a day's label says it in words. */
export function Marks({ entries, exposed }: { entries: readonly Entry[]; exposed: boolean }) {
  const visited = entries.some(({ kind }) => kind === 'visit');
  const met = entries.some(({ kind }) => kind !== 'visit');
  return (
    <span class="shapes">
      {visited && <Shape of="visit" />}
      {met && <Shape of="meeting" />}
      {exposed && <Shape of="exposure" />}
    </span>
  );
}
