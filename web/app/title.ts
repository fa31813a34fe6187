import { type Words, words } from '../words/words.ts';

const TITLES: Readonly<Record<string, (w: Words) => string>> = {
  '/scan': (w) => w.app.scan,
  '/c': (w) => w.app.place,
  '/diary': (w) => w.app.diary,
  '/risk': (w) => w.home.answer,
  '/share': (w) => w.app.share,
  '/m': (w) => w.screens.meet.title,
  '/meet': (w) => w.screens.meet.title,
  '/meet/show': (w) => w.screens.show.title,
  '/poster': (w) => w.screens.poster.title,
  '/guests': (w) => w.screens.guests.title,
  '/near': (w) => w.screens.near.title,
  '/near/tag': (w) => w.screens.pair.title,
  '/places': (w) => w.screens.places.title,
  '/programs': (w) => w.screens.programs.title,
  '/more': (w) => w.app.more,
  '/more/operators': (w) => w.screens.operators.title,
  '/more/limits': (w) => w.screens.limits.title,
  '/more/outbox': (w) => w.screens.outbox.title,
  '/more/consent': (w) => w.screens.consent.title,
  '/more/data': (w) => w.screens.data.title,
  '/more/look': (w) => w.screens.look.title,
  '/more/backup': (w) => w.screens.backup.title,
  '/more/delete': (w) => w.screens.erase.title,
};

/**
 * What the window is called. It stands in the browser's history, so it says no more than the address does: no place, no
 * result.
 * @param path of the screen; below a known one it is called like that one
 */
export const titleOf = (path: string): string => {
  const [area, part] = path.toLowerCase().split('/').slice(1);
  const title = TITLES[`/${area}/${part}`] ?? TITLES[`/${area}`];
  return title ? `${title(words.value)} · SafeTrace` : 'SafeTrace';
};
