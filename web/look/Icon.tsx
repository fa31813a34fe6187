/** Inline pictures, always beside a text that says the same. */

const PATHS = {
  home: 'M4 11.5 12 5l8 6.5M6 10v9h12v-9M10 19v-5h4v5',
  diary: 'M6 4h11a1 1 0 0 1 1 1v15H7a2 2 0 0 1-2-2V5a1 1 0 0 1 1-1zM5 18a2 2 0 0 1 2-2h11M9 8h5M9 11h5',
  more: 'M5 7h14M5 12h14M5 17h14',
  scan: 'M4 8V4h4M16 4h4v4M20 16v4h-4M8 20H4v-4M8 8h3v3H8zM13 8h3v3h-3zM8 13h3v3H8zM14 14h2v2',
  place: 'M12 21s6-5.7 6-10.5a6 6 0 0 0-12 0C6 15.3 12 21 12 21zM12 12.5a2 2 0 1 0 0-4 2 2 0 0 0 0 4z',
  leave: 'M14 4h4a1 1 0 0 1 1 1v14a1 1 0 0 1-1 1h-4M4 12h11M11 8l4 4-4 4',
  check: 'M5 12.5 10 17.5 19 7',
  notice: 'M12 4 21 19.5H3zM12 10v4.5M12 17v.5',
  language: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM3 12h18M12 3c5 5.5 5 12.5 0 18M12 3c-5 5.5-5 12.5 0 18',
  back: 'M15 5 8 12l7 7',
  next: 'M9 5l7 7-7 7',
  poster: 'M6 3h12v18H6zM9 7h6M9 10h2.5v2.5H9zM12.5 10H15v2.5h-2.5zM9 14h6M9 17h6',
  share: 'M12 4v10M8 7.5 12 4l4 3.5M6 12H5v8h14v-8h-1',
  people:
    'M9 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6zM3.5 19c.4-3.3 2.6-5 5.5-5s5.1 1.7 5.5 5M15.5 5.4a3 3 0 0 1 0 5.2M17.5 14.5c1.8.7 2.8 2.3 3 4.5',
  print: 'M7 8V4h10v4M7 17H4V9h16v8h-3M7 14h10v6H7z',
  waves:
    'M12 13.5a1.5 1.5 0 1 0 0-3 1.5 1.5 0 0 0 0 3zM8.5 8.5a5 5 0 0 0 0 7M15.5 8.5a5 5 0 0 1 0 7M5.5 5.5a9 9 0 0 0 0 13M18.5 5.5a9 9 0 0 1 0 13',
  clock: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18zM12 7v5l3.5 2',
  light: 'M13 3 6 13.5h5L10 21l8-11h-5.5z',
  look: 'M12 4a8 8 0 1 0 0 16zM12 4a8 8 0 0 1 0 16M12 8h3.5M12 12h4M12 16h3.5',
  save: 'M12 4v10M8 10.5 12 14l4-3.5M5 17v3h14v-3',
  bin: 'M5 7h14M9 7V4h6v3M7 7l1 13h8l1-13',
} as const;

/** Pictures that point along the line of reading. */
const TURNS: ReadonlySet<string> = new Set(['back', 'next', 'leave']);

export type IconName = keyof typeof PATHS;

export function Icon({ name }: { name: IconName }) {
  return (
    <svg
      class={TURNS.has(name) ? 'icon turns' : 'icon'}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
    >
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The mark: three shares, of which any two make the whole. */
export function Mark() {
  return (
    <svg
      class="icon"
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      stroke-width="1.75"
      aria-hidden="true"
    >
      <circle cx="12" cy="8.5" r="5" />
      <circle cx="8.5" cy="14.5" r="5" />
      <circle cx="15.5" cy="14.5" r="5" />
    </svg>
  );
}
