import { answer } from './answer.ts';
import { app } from './app.ts';
import { data } from './data.ts';
import { detail } from './detail.ts';
import { diary } from './diary.ts';
import { guests } from './guests.ts';
import { home } from './home.ts';
import { meet } from './meet.ts';
import { near } from './near.ts';
import { operators } from './operators.ts';
import { places } from './places.ts';
import { poster } from './poster.ts';
import { programs } from './programs.ts';
import { risk } from './risk.ts';
import { scan } from './scan.ts';
import { settings } from './settings.ts';
import { share } from './share.ts';
import { time } from './time.ts';

export const en = {
  app,
  time,
  operators,
  detail,
  answer,
  home,
  scan,
  meet,
  diary,
  near,
  places,
  risk,
  share,
  poster,
  guests,
  settings,
  programs,
  data,
};
