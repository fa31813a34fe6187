/**
 * Which screen a path shows. Home, Diary, More and the answer come with the first load, the others when first opened:
 * who serves the app must not see from a request that somebody was warned.
 */
import type { ComponentType } from 'preact';
import { DayList } from '../diary/DayList.tsx';
import { Home } from '../home/Home.tsx';
import { Risk } from '../risk/Risk.tsx';
import { More } from '../settings/More.tsx';
import { lazy } from './lazy.tsx';

export type ScreenProps = { id?: string; beside?: boolean };
type Screen = ComponentType<ScreenProps>;

const Scan: Screen = lazy(async () => (await import('../scan/Scan.tsx')).Scan);
const Arrive: Screen = lazy(async () => (await import('../scan/Arrive.tsx')).Arrive);
const Meet: Screen = lazy(async () => (await import('../meet/Meet.tsx')).Meet);
const Show: Screen = lazy(async () => (await import('../meet/Show.tsx')).Show);
const MeetingPage: Screen = lazy(async () => (await import('../meet/MeetingPage.tsx')).MeetingPage);
const VisitPage: Screen = lazy(async () => (await import('../diary/VisitPage.tsx')).VisitPage);
const Share: Screen = lazy(async () => (await import('../share/Share.tsx')).Share);
const PosterMaker: Screen = lazy(async () => (await import('../poster/PosterMaker.tsx')).PosterMaker);
const PosterPage: Screen = lazy(async () => (await import('../poster/PosterPage.tsx')).PosterPage);
const OutboxPage: Screen = lazy(async () => (await import('../share/OutboxPage.tsx')).OutboxPage);
const Operators: Screen = lazy(async () => (await import('../settings/Operators.tsx')).Operators);
const PosterScreen: Screen = lazy(async () => (await import('../poster/PosterScreen.tsx')).PosterScreen);
const Guests: Screen = lazy(async () => (await import('../guests/Guests.tsx')).Guests);
const GuestPage: Screen = lazy(async () => (await import('../guests/GuestPage.tsx')).GuestPage);
const Limits: Screen = lazy(async () => (await import('../settings/Limits.tsx')).Limits);
const Programs: Screen = lazy(async () => (await import('../programs/Programs.tsx')).Programs);
const ProgramPage: Screen = lazy(async () => (await import('../programs/ProgramPage.tsx')).ProgramPage);

const SCREENS: Record<string, Screen> = {
  '/': Home,
  '/scan': Scan,
  // A poster's link; its path is upper case because upper-case letters make a smaller QR code.
  '/c': Arrive,
  // And that of a code that one person shows another.
  '/m': Arrive,
  '/meet': Meet,
  '/meet/show': Show,
  '/diary': DayList,
  '/risk': Risk,
  '/share': Share,
  '/poster': PosterMaker,
  '/guests': Guests,
  '/programs': Programs,
  '/more': More,
  '/more/outbox': OutboxPage,
  '/more/operators': Operators,
  '/more/limits': Limits,
};

/** The screen of a path, with the id that `/diary/<id>`, `/meet/<id>` and others carry; Home for what is unknown. */
export const screenOf = (path: string): { Screen: Screen; id?: string } => {
  const known = SCREENS[path.toLowerCase()];
  if (known) return { Screen: known };
  const [, area, id, part] = path.split('/');
  if (area === 'diary' && id) return { Screen: VisitPage, id };
  if (area === 'meet' && id) return { Screen: MeetingPage, id };
  if (area === 'poster' && id && part === 'screen') return { Screen: PosterScreen, id };
  if (area === 'guests' && id) return { Screen: GuestPage, id };
  if (area === 'poster' && id) return { Screen: PosterPage, id };
  if (area === 'programs' && id) return { Screen: ProgramPage, id };
  return { Screen: Home };
};
