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
const Meet: Screen = lazy(async () => (await import('../meet/Meet.tsx')).Meet);
const Show: Screen = lazy(async () => (await import('../meet/Show.tsx')).Show);
const MeetingPage: Screen = lazy(async () => (await import('../meet/MeetingPage.tsx')).MeetingPage);
const VisitPage: Screen = lazy(async () => (await import('../diary/VisitPage.tsx')).VisitPage);
const AddVisit: Screen = lazy(async () => (await import('../diary/AddVisit.tsx')).AddVisit);
const Overlaps: Screen = lazy(async () => (await import('../diary/Overlaps.tsx')).Overlaps);
const Recording: Screen = lazy(async () => (await import('../diary/Recording.tsx')).Recording);
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
const Near: Screen = lazy(async () => (await import('../near/Near.tsx')).Near);
const PairTag: Screen = lazy(async () => (await import('../near/PairTag.tsx')).PairTag);
const Places: Screen = lazy(async () => (await import('../places/Places.tsx')).Places);
const ProgramPage: Screen = lazy(async () => (await import('../programs/ProgramPage.tsx')).ProgramPage);

const ConsentPage: Screen = lazy(async () => (await import('../settings/ConsentPage.tsx')).ConsentPage);
const LookPage: Screen = lazy(async () => (await import('../settings/LookPage.tsx')).LookPage);
const YourData: Screen = lazy(async () => (await import('../backup/YourData.tsx')).YourData);
const BackupPage: Screen = lazy(async () => (await import('../backup/BackupPage.tsx')).BackupPage);
const DeletePage: Screen = lazy(async () => (await import('../backup/DeletePage.tsx')).DeletePage);

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
  '/diary/add': AddVisit,
  '/diary/overlaps': Overlaps,
  '/diary/recording': Recording,
  '/risk': Risk,
  '/share': Share,
  '/poster': PosterMaker,
  '/guests': Guests,
  '/programs': Programs,
  '/near': Near,
  '/near/tag': PairTag,
  '/places': Places,
  '/more': More,
  '/more/outbox': OutboxPage,
  '/more/operators': Operators,
  '/more/limits': Limits,
  '/more/consent': ConsentPage,
  '/more/look': LookPage,
  '/more/data': YourData,
  '/more/backup': BackupPage,
  '/more/delete': DeletePage,
};

/** The screen of a path, with the id that `/diary/<visit, day or month>`, `/poster/<id>` and others carry; Home for what is unknown. */
export const screenOf = (path: string): { Screen: Screen; id?: string } => {
  const known = SCREENS[path.toLowerCase()];
  if (known) return { Screen: known };
  const [, area, id, part] = path.split('/');
  if (area === 'diary' && id)
    return { Screen: monthNamed(id) ? DayList : dayNamed(id) === null ? VisitPage : DayPage, id };
  if (area === 'meet' && id) return { Screen: MeetingPage, id };
  if (area === 'poster' && id && part === 'screen') return { Screen: PosterScreen, id };
  if (area === 'guests' && id) return { Screen: GuestPage, id };
  if (area === 'poster' && id) return { Screen: PosterPage, id };
  if (area === 'programs' && id) return { Screen: ProgramPage, id };
  return { Screen: Home };
};

/** Whether there is no such screen, so that the address names another than Home, which shows. */
export const isUnknown = (path: string): boolean => path !== '/' && screenOf(path).Screen === Home;
