import { counterIn } from '../plural.ts';

const count = counterIn('en');

export const places = {
  what: (side: string) =>
    `If you like, this phone notes in which squares of about ${side} you were, and in which quarter hours. It never keeps a position: what the phone finds is turned into a square at once. This is for you alone and leaves the phone in no form.`,
  noCommunity: 'This phone has not reached its operators yet, so it is not known which region it belongs to.',
  notUsed: 'Your community has named no region, so no areas are noted.',
  following: 'Noting',
  off: 'No areas are noted now.',
  asking: 'The browser asks you now.',
  on: 'Areas are noted while this app is open and in front.',
  last: {
    kept: 'The last position was noted as a square.',
    nothing: 'The last position was not noted: it is at home, outside the region, or too inexact.',
    unknown: 'This phone could not find out where it is.',
  },
  start: 'Note areas',
  stop: 'Stop noting',
  oneSwitch: (title: string) => `The same choice stands in “${title}”, in the settings.`,
  ended: {
    refused: 'The browser does not let this page ask where you are. Allow it in the settings of this page.',
    unknown: 'This phone could not find out where it is.',
    left: 'Noting ended when the app was no longer in front.',
    unkept: 'The area could not be written to this device. Free some space and try again.',
  },
  home: 'Home',
  homeWhat:
    'Around your home nothing is noted. Tap when you are there: the squares around are hidden, and what was noted in them is deleted. Home itself is not kept, only scrambled marks of a wider field that lies off its middle.',
  homeHidden: 'The squares around your home are hidden.',
  hideHere: 'I am at home now: hide this',
  hideAnew: 'I live elsewhere now: hide this instead',
  unhide: 'Hide it no longer',
  outside: 'This is outside the region, where nothing is noted anyway.',
  inexact:
    'This phone only knows where it is to within a circle larger than a square here, so nothing was hidden or changed. Switch on exact location, go to a window or outside, and try again.',
  kept: 'Noted on this phone',
  nothing: 'Nothing is noted.',
  cell: (row: string, column: string) => `Square ${row}/${column}`,
  minutes: (n: number) => count(n, { one: '# minute', other: '# minutes' }),
  forget: (what: string) => `Delete ${what}`,
  forgetOne: 'Delete',
  forgetSure: (what: string) => `Delete ${what}? It can't be had back.`,
  forgetAll: 'Delete all areas',
  forgetAllSure: "Delete all areas? They can't be had back.",
};
