import type { Words } from '../words.ts';
import { answer } from './answer.ts';
import { app } from './app.ts';
import { detail } from './detail.ts';
import { diary } from './diary.ts';
import { home } from './home.ts';
import { more } from './more.ts';
import { operators } from './operators.ts';
import { risk } from './risk.ts';
import { screens } from './screens.ts';
import { time } from './time.ts';

export const es: Words = {
  app,
  time,
  operators,
  detail,
  answer,
  home,
  diary,
  risk,
  screens,
  more,
};
