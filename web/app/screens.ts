/**
 * Which screen a path shows. Home, the diary's days, More and the answer come with the first load, the others when first opened:
 * who serves the app must not see from a request that somebody was warned.
 */
import type { ComponentType } from 'preact';
import { dayNamed, monthNamed } from '../diary/calendar.ts';
import { DayList } from '../diary/DayList.tsx';
import { DayPage } from '../diary/DayPage.tsx';
import { Home } from '../home/Home.tsx';
import { Risk } from '../risk/Risk.tsx';
import { More } from '../settings/More.tsx';
import { lazy } from './lazy.tsx';

export type ScreenProps = { id?: string; beside?: boolean };
type Screen = ComponentType<ScreenProps>;

const Scan: Screen = lazy(async () => (await import('../scan/Scan.tsx')).Scan);
const Arrive: Screen = lazy(async () => (await import('../scan/Arrive.tsx')).Arrive);
const VisitPage: Screen = lazy(async () => (await import('../diary/VisitPage.tsx')).VisitPage);
const AddVisit: Screen = lazy(async () => (await import('../diary/AddVisit.tsx')).AddVisit);
const Overlaps: Screen = lazy(async () => (await import('../diary/Overlaps.tsx')).Overlaps);
const Recording: Screen = lazy(async () => (await import('../diary/Recording.tsx')).Recording);
const Share: Screen = lazy(async () => (await import('../share/Share.tsx')).Share);
const PosterMaker: Screen = lazy(async () => (await import('../poster/PosterMaker.tsx')).PosterMaker);
const PosterPage: Screen = lazy(async () => (await import('../poster/PosterPage.tsx')).PosterPage);
const Operators: Screen = lazy(async () => (await import('../settings/Operators.tsx')).Operators);
const Limits: Screen = lazy(async () => (await import('../settings/Limits.tsx')).Limits);
const Programs: Screen = lazy(async () => (await import('../programs/Programs.tsx')).Programs);
const ProgramPage: Screen = lazy(async () => (await import('../programs/ProgramPage.tsx')).ProgramPage);

const SCREENS: Record<string, Screen> = {
  '/': Home,
  '/scan': Scan,
  // A poster's link; its path is upper case because upper-case letters make a smaller QR code.
  '/c': Arrive,
  '/diary': DayList,
  '/diary/add': AddVisit,
  '/diary/overlaps': Overlaps,
  '/diary/recording': Recording,
  '/risk': Risk,
  '/share': Share,
  '/poster': PosterMaker,
  '/programs': Programs,
  '/more': More,
  '/more/operators': Operators,
  '/more/limits': Limits,
};

/** The screen of a path, with the id that `/diary/<visit, day or month>`, `/poster/<id>` and `/programs/<id>` carry; Home for what is unknown. */
export const screenOf = (path: string): { Screen: Screen; id?: string } => {
  const known = SCREENS[path.toLowerCase()];
  if (known) return { Screen: known };
  const [, area, id] = path.split('/');
  if (area === 'diary' && id)
    return { Screen: monthNamed(id) ? DayList : dayNamed(id) === null ? VisitPage : DayPage, id };
  if (area === 'poster' && id) return { Screen: PosterPage, id };
  if (area === 'programs' && id) return { Screen: ProgramPage, id };
  return { Screen: Home };
};
