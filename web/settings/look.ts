/** Colours and motion of this device's screens. `public/look.js` brings them onto the page, also before the app runs. */
export const THEMES = ['system', 'light', 'dark'] as const;
export const MOTIONS = ['system', 'less'] as const;
export type Theme = (typeof THEMES)[number];
export type Motion = (typeof MOTIONS)[number];

/** What the page shows now. */
export const shownLook = (): { theme: Theme; motion: Motion } => {
  const { theme, motion } = document.documentElement.dataset;
  return { theme: (theme ?? 'system') as Theme, motion: (motion ?? 'system') as Motion };
};

/** Changes one of them, here and in other windows. @throws DOMException when the browser keeps nothing */
export const chooseLook = (name: 'theme' | 'motion', value: Theme | Motion): void => {
  if (value === 'system') localStorage.removeItem(name);
  else localStorage.setItem(name, value);
  dispatchEvent(new Event('look'));
};
