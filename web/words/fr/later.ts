import type { LaterWords } from '../later.ts';
import { data } from './data.ts';
import { guests } from './guests.ts';
import { meet } from './meet.ts';
import { near } from './near.ts';
import { places } from './places.ts';
import { poster } from './poster.ts';
import { programs } from './programs.ts';
import { scan } from './scan.ts';
import { settings } from './settings.ts';
import { share } from './share.ts';

export const later: LaterWords = {
  scan,
  meet,
  near,
  places,
  share,
  poster,
  guests,
  settings,
  programs,
  data,
};
