import { type Words, words } from '../words/words.ts';

const TITLES: Readonly<Record<string, (w: Words) => string>> = {
  '/scan': (w) => w.app.scan,
  '/c': (w) => w.app.place,
  '/diary': (w) => w.app.diary,
  '/risk': (w) => w.home.answer,
  '/share': (w) => w.app.share,
  '/m': (w) => w.meet.title,
  '/meet': (w) => w.meet.title,
  '/meet/show': (w) => w.meet.showTitle,
  '/poster': (w) => w.poster.title,
  '/guests': (w) => w.guests.title,
  '/near': (w) => w.near.title,
  '/near/tag': (w) => w.near.pair,
  '/places': (w) => w.places.title,
  '/programs': (w) => w.programs.title,
  '/more': (w) => w.app.more,
  '/more/operators': (w) => w.settings.whoComputes,
  '/more/limits': (w) => w.settings.cannot,
  '/more/outbox': (w) => w.share.outbox,
  '/more/consent': (w) => w.data.more.consent.title,
  '/more/data': (w) => w.data.more.data.title,
  '/more/look': (w) => w.data.more.look.title,
  '/more/backup': (w) => w.data.backup.title,
  '/more/delete': (w) => w.data.erase.title,
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
